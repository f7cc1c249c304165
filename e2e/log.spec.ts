import { expect, test } from "@playwright/test";
import { PASSWORD, Program, paragraph, refusedWith, synced } from "./program.ts";
import { startServer, stopServer, temporaryFolder } from "./server-process.ts";

test.describe.configure({ timeout: 180_000 });

const WORDS = "Kalimat rahasia sebelum terbit";
const WRONG = "kata sandi yang keliru";
const NAME = "Admin Pertama Sekali";
const ADDRESS = "pertama@contoh.test";

type Line = { msg: string; id?: string; route?: string; status?: number; method?: string };

const linesOf = (log: string) =>
  log
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Line);

/** Everything that people do and that goes wrong, and what of it must not be written down. */
async function useEverything(origin: string): Promise<string[]> {
  const email = "penulis@kpu.contoh.test";
  await new Program(origin).signIn(email, WRONG);
  await new Program(origin).signIn("tidak@dikenal.test", PASSWORD);
  const program = await Program.signedIn(origin, email);
  const wish = { workspace: "contoh", kind: "siaran_pers", title: `${WORDS} judul`, joint: true };
  const { body } = await program.call<{ id: string }>("POST", "/releases", wish);
  const joined = program.join(body.id);
  await synced(joined);
  joined.body.insert(0, [paragraph(WORDS)]);
  await program.fetch(`/naskah/${body.id}`);
  await program.call("GET", `/releases?workspace=contoh&q=${encodeURIComponent(WORDS)}`);
  await program.call("POST", `/releases/${body.id}/return`, { reason: WORDS });
  const other = program.join(body.id, { headers: { origin: "https://jahat.test" } });
  expect(await refusedWith(other)).toBe(4403);
  await expect
    .poll(async () => (await program.call("POST", `/releases/${body.id}/submit`)).status)
    .toBe(200);
  await program.call("POST", `/releases/${body.id}/sign`, { versionId: "x", sha256: WORDS });
  for (const odd of [`/${WORDS}`, "/naskah/x%00", "/api/v1/setup", `/undangan/${WRONG}`]) {
    await program.fetch(encodeURI(odd), { method: "POST", body: WORDS });
  }
  const { cookie } = program;
  joined.leave();
  other.leave();
  await program.signOut();
  return [
    ...[WORDS, WRONG, PASSWORD, email, "tidak@dikenal.test", cookie, body.id],
    ...cookie.split("; ").map((pair) => pair.split("=")[1] ?? ""),
  ].filter((secret) => secret !== "");
}

test("[O8] the log tells of every request and holds no word, name, address, password, cookie or token", async () => {
  const data = temporaryFolder();
  const server = await startServer(data, { env: { LOG_LEVEL: "debug" } });
  const secrets = await useEverything(server.origin);
  await stopServer(server, "SIGTERM");
  const log = server.log();
  for (const secret of secrets) {
    for (const form of [secret, encodeURIComponent(secret)]) {
      expect(log.includes(form), form).toBe(false);
    }
  }
  expect(log).not.toMatch(/[?&](q|workspace)=|@[a-z]+\.|Penulis|127\.0\.0\.1/);

  const lines = linesOf(log);
  const requests = lines.filter((line) => line.msg === "request");
  const routes = new Set(
    requests.map(({ method, route, status }) => `${method} ${route} ${status}`),
  );
  for (const wanted of [
    "GET /naskah/[id] 200",
    "GET /api/v1/releases 200",
    "POST /api/v1/releases 201",
    "POST /api/v1/releases/[id]/[action] 200",
    "POST /api/v1/releases/[id]/[action] 422",
    "POST /api/auth/[...nextauth] 401",
    "POST /api/v1/setup 415",
  ]) {
    expect([...routes]).toContain(wanted);
  }
  expect([...routes].some((route) => route.includes(" other 4"))).toBe(true);
  expect(requests.every(({ id }) => /^[0-9a-f-]{36}$/.test(id ?? ""))).toBe(true);
  const events = lines.map((line) => line.msg);
  expect(events).toEqual(expect.arrayContaining(["started", "stopping", "stopped"]));
});

test("[O8] one-time links stay out of the log, and an answer carries the id of its line", async () => {
  const server = await startServer(temporaryFolder(), {
    mode: "production",
    env: { LOG_LEVEL: "debug" },
  });
  const path = server.output().match(/http\S+(\/mulai\/[\w-]+)/)?.[1] ?? "";
  const token = path.split("/").at(-1) ?? "";
  expect(token).toHaveLength(32);
  const program = new Program(server.origin);
  const page = await program.fetch(path, { headers: { "x-request-id": "milik-klien-12345" } });
  expect(page.status).toBe(200);
  const account = { name: NAME, email: ADDRESS, password: `${WRONG} panjang` };
  const half = await program.call("POST", "/setup", { token, account, workspace: null });
  expect(half.status).toBe(422);
  const refused = await program.call<{ title: string }>("GET", "/releases");
  expect(refused.body.title).toBe("sign-in-required");
  await stopServer(server, "SIGTERM");
  for (const secret of [token, NAME, ADDRESS, WRONG, "milik-klien"]) {
    expect(server.log()).not.toContain(secret);
  }
  const lines = linesOf(server.log());
  const lineOf = (headers: Headers) =>
    lines.find((line) => line.msg === "request" && line.id === headers.get("x-request-id"));
  expect(lineOf(page.headers)).toMatchObject({ route: "/mulai/[token]", status: 200 });
  expect(lineOf(half.headers)).toMatchObject({ route: "/api/v1/setup", status: 422 });
  expect(lineOf(refused.headers)).toMatchObject({ route: "/api/v1/releases", status: 401 });
});

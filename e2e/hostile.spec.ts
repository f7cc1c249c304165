import { expect, test } from "@playwright/test";
import { PASSWORD, Program, paragraph, refusedWith, synced } from "./program.ts";

test.describe.configure({ retries: 0 });

const wish = { workspace: "contoh", kind: "siaran_pers", title: "Naskah uji", joint: true };
let program: Program;
let releaseId: string;

test.beforeAll(async ({ baseURL }) => {
  program = await Program.signedIn(baseURL ?? "", "penulis@kpu.contoh.test");
  const made = await program.call<{ id: string }>("POST", "/releases", wish);
  releaseId = made.body.id;
});

test.afterEach(async () => {
  expect((await program.fetch("/api/health")).status).toBe(200);
});

const raw = (body: string, headers: Record<string, string> = {}): RequestInit => ({
  method: "POST",
  body,
  headers: { "content-type": "application/json", ...headers },
});

const BAD_BODIES: [string, RequestInit, number][] = [
  ["not JSON", raw("{"), 400],
  ["another type", raw("a=1", { "content-type": "text/plain" }), 415],
  ["a list", raw("[]"), 422],
  ["nothing of what is needed", raw("{}"), 422],
  ["unknown keys", raw(JSON.stringify({ ...wish, role: "admin" })), 422],
  ["a NUL in the title", raw(JSON.stringify({ ...wish, title: "a\u0000b" })), 422],
  ["half a surrogate pair", raw(JSON.stringify({ ...wish, title: "a\ud800" })), 422],
  ["brackets without end", raw("[".repeat(50_000) + "]".repeat(50_000)), 422],
  ["the same with a key", raw("[".repeat(9) + "]".repeat(9), { "idempotency-key": "k" }), 422],
  ["300 kB", raw(JSON.stringify({ ...wish, title: "x".repeat(300_000) })), 413],
  ["a foreign page", raw(JSON.stringify(wish), { origin: "https://jahat.test" }), 403],
];

for (const [name, init, status] of BAD_BODIES) {
  test(`creating a release with ${name} answers ${status} and a sentence`, async () => {
    const answer = await program.fetch("/api/v1/releases", init);
    expect(answer.status).toBe(status);
    expect(answer.headers.get("content-type")).toContain("application/problem+json");
    expect((await answer.json()).detail).toMatch(/\w+ \w+/);
  });
}

const PATHS: [string, number][] = [
  ["/api/v1/releases?limit=0", 422],
  ["/api/v1/releases?limit=101", 422],
  ["/api/v1/releases?q=%00", 400],
  ["/api/v1/releases?cursor=Kzk5OTk", 422],
  [`/rilis/contoh?sesudah=${cursorOf("+275760-09-13T00:00:00.000Z")}`, 404],
  [`/api/v1/releases?cursor=${cursorOf("0000-01-01T00:00:00.000Z")}`, 422],
  ["/rilis/%00", 400],
  ["/rilis/%E0%A4%A/x", 400],
  ["/naskah/%", 400],
  ["/rilis/CONTOH", 404],
];

function cursorOf(moment: string): string {
  const id = "01a2031f-63bb-73dd-ae90-cb433ddab479";
  return Buffer.from(`${moment} ${id}`).toString("base64url");
}

for (const [path, status] of PATHS) {
  test(`GET ${path} answers ${status}`, async () => {
    expect((await program.fetch(path)).status).toBe(status);
  });
}

for (const path of ["/api/v1/setup", "/api/auth/callback/credentials"]) {
  test(`a body without end is cut off at the limit of ${path}`, async ({ baseURL }) => {
    const chunk = new Uint8Array(64 * 1024).fill(120);
    let sent = 0;
    const endless = new ReadableStream({
      pull(controller) {
        sent += chunk.length;
        if (sent > 64 * 1024 * 1024) controller.close();
        else controller.enqueue(chunk);
      },
    });
    const answer = fetch(`${baseURL}${path}`, {
      method: "POST",
      body: endless,
      duplex: "half",
      headers: { "content-type": "application/json" },
    } as RequestInit);
    const status = await answer.then(
      (response) => response.status,
      () => 413, // the server may hang up before the answer is read
    );
    expect(status).toBe(413);
  });
}

test("a sign-in form larger than any is answered 413", async ({ baseURL }) => {
  const stranger = new Program(baseURL ?? "");
  const answer = await stranger.signIn("penulis@kpu.contoh.test", "x".repeat(20_000));
  expect(answer.status).toBe(413);
});

test("what fails inside the sign-in is not told outside", async ({ baseURL }) => {
  const stranger = new Program(baseURL ?? "");
  const answer = await stranger.signIn("a\u0000@contoh.test", PASSWORD);
  const told = `${answer.headers.get("location")} ${await answer.text()}`;
  expect(told).not.toMatch(/select|password_hash|Failed query/i);
  expect(stranger.cookie).not.toContain("sinergi.session");
});

test("[H2] sign-in knows its own address and sends nobody elsewhere", async ({ baseURL }) => {
  const stranger = new Program(baseURL ?? "");
  const providers = await (await stranger.fetch("/api/auth/providers")).text();
  expect(providers).toContain(`${baseURL}/api/auth`);
  expect(providers).not.toContain(":3000");
});

test("[V2] a NUL in the title closes its sender, and colleagues go on", async ({ baseURL }) => {
  const colleague = await Program.signedIn(baseURL ?? "", "penulis@kominfo.contoh.test");
  const theirs = colleague.join(releaseId);
  const mine = program.join(releaseId);
  await Promise.all([synced(theirs), synced(mine)]);
  const code = refusedWith(mine);
  const title = mine.doc.getXmlFragment("title").get(0) as unknown as {
    get(i: number): { insert(at: number, text: string): void };
  };
  title.get(0).insert(0, "\u0000");
  expect(await code).toBe(4422);
  theirs.body.insert(0, [paragraph("Rekan tetap menulis.")]);
  const again = await Program.signedIn(baseURL ?? "", "redaktur@kpu.contoh.test");
  const reader = again.join(releaseId);
  await synced(reader);
  await expect.poll(() => reader.body.toString()).toContain("Rekan tetap menulis.");
  for (const joined of [theirs, mine, reader]) joined.leave();
});

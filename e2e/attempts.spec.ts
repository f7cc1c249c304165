import { expect, test } from "@playwright/test";
import { PASSWORD, Program } from "./program.ts";
import { type Running, startServer, stopServer, temporaryFolder } from "./server-process.ts";

test.describe.configure({ timeout: 180_000 });

const email = "penulis@kpu.contoh.test";
const running: Running[] = [];

async function serve(env: Record<string, string> = {}): Promise<string> {
  const server = await startServer(temporaryFolder(), { env });
  running.push(server);
  return server.origin;
}

test.afterEach(async () => {
  for (const server of running.splice(0)) await stopServer(server, "SIGTERM");
});

/** One try to sign in, with everything that an onlooker could compare. */
async function attempt(
  origin: string,
  who: string,
  password: string,
  more: Record<string, string> = {},
) {
  const program = new Program(origin);
  const csrf = (await (await program.fetch("/api/auth/csrf")).json()) as { csrfToken: string };
  const answer = await program.fetch("/api/auth/callback/credentials", {
    method: "POST",
    headers: more,
    body: new URLSearchParams({ ...csrf, json: "true", email: who, password }),
  });
  const headers = [...answer.headers].filter(
    ([name]) => !["date", "x-request-id", "content-security-policy"].includes(name),
  );
  return { status: answer.status, headers, body: await answer.text() };
}

const failures = async (origin: string, times: number, who = email, more = {}) => {
  for (let i = 0; i < times; i++) {
    expect((await attempt(origin, who, "keliru sekali", more)).status).toBe(401);
  }
};

test("[G1] after five failures the right password waits, too, and an unknown address is told the same", async () => {
  const origin = await serve();
  await failures(origin, 5);
  await failures(origin, 5, "tidak@dikenal.test");
  const [known, unknown] = [
    await attempt(origin, email, PASSWORD),
    await attempt(origin, "tidak@dikenal.test", PASSWORD),
  ];
  for (const { status, headers, body } of [known, unknown]) {
    expect(status).toBe(429);
    const told = new Map(headers);
    expect(told.get("content-type")).toContain("application/problem+json");
    expect(told.get("set-cookie")).toBeUndefined();
    const problem = JSON.parse(body) as { type: string; detail: string; wait: number };
    expect(problem.type).toBe("/problems/too-many-attempts");
    expect(problem.wait).toBeGreaterThan(20);
    expect(told.get("retry-after")).toBe(String(problem.wait));
    expect(problem.detail).toMatch(/Coba lagi setelah \d\d detik\.$/);
  }
  const alike = (text: string) => text.replace(/\d+/g, "n");
  expect(alike(JSON.stringify(known))).toBe(alike(JSON.stringify(unknown)));
  expect((await attempt(origin, "redaktur@kpu.contoh.test", PASSWORD)).status).toBe(200);
});

test("[G4] fifty guesses at once get five answers, and nobody else is held up", async () => {
  const origin = await serve();
  const guesses = Array.from({ length: 50 }, (_, i) => attempt(origin, email, `tebakan ${i}`));
  const statuses = (await Promise.all(guesses)).map(({ status }) => status);
  expect(statuses.filter((status) => status === 401)).toHaveLength(5);
  expect(statuses.filter((status) => status === 429)).toHaveLength(45);
  expect((await attempt(origin, "redaktur@kpu.contoh.test", PASSWORD)).status).toBe(200);
});

test("[G3] spraying from one address ends after twenty, whatever a client says of itself", async () => {
  const origin = await serve();
  for (let i = 0; i < 20; i++) {
    const lies = { "x-forwarded-for": `203.0.113.${i}`, "x-real-ip": `203.0.113.${i}` };
    await failures(origin, 1, `orang${i}@contoh.test`, lies);
  }
  const lies = { "x-forwarded-for": "203.0.113.99", forwarded: "for=203.0.113.99" };
  expect((await attempt(origin, email, PASSWORD, lies)).status).toBe(429);
});

test("[G3] behind a trusted proxy the last address that it names is the one that counts", async () => {
  const origin = await serve({ TRUST_PROXY: "1" });
  for (let i = 0; i < 20; i++) {
    const told = { "x-forwarded-for": `203.0.113.${i}, 198.51.100.7` };
    await failures(origin, 1, `orang${i}@contoh.test`, told);
  }
  const from = (address: string) => ({ "x-forwarded-for": address });
  expect((await attempt(origin, email, PASSWORD, from("1.2.3.4, 198.51.100.7"))).status).toBe(429);
  expect((await attempt(origin, email, PASSWORD, from("198.51.100.7, 1.2.3.4"))).status).toBe(200);
});

test("[G9] unknown, wrong, suspended, deleted and invited are one answer, in status, headers and words", async () => {
  const origin = await serve();
  const admin = await Program.signedIn(origin, "admin@contoh.test");
  const people = await admin.call<{ items: { id: string; email: string }[] }>(
    "GET",
    "/people?limit=100",
  );
  const suspended = "penulis@kominfo.contoh.test";
  const found = people.body.items.find((one) => one.email === suspended);
  const agencyAdmin = await Program.signedIn(origin, "admin@kpu.contoh.test");
  const invited = "baru@kpu.contoh.test";
  const made = await agencyAdmin.call("POST", "/people", {
    workspace: "contoh",
    agency: "kpu",
    name: "Orang Baru",
    title: "Staf",
    email: invited,
    roles: ["writer"],
  });
  expect(made.status).toBe(201);
  const stopped = await admin.call("POST", `/people/${found?.id}/suspend`, { reason: "Uji" });
  expect(stopped.status).toBe(200);
  const deleted = "redaktur@kominfo.contoh.test";
  const gone = people.body.items.find((one) => one.email === deleted);
  const removed = await admin.call("POST", `/people/${gone?.id}/delete`, { confirm: deleted });
  expect(removed.status).toBe(200);
  const asked = [
    ["tidak@dikenal.test", PASSWORD],
    [email, "keliru sekali"],
    [suspended, PASSWORD],
    [deleted, PASSWORD],
    [`terhapus-${gone?.id}@sinergi.invalid`, PASSWORD],
    [invited, PASSWORD],
    ["", PASSWORD],
    ["bukan alamat", PASSWORD],
  ] as const;
  const answers = [];
  for (const [who, password] of asked) answers.push(await attempt(origin, who, password));
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  expect(answers[0]?.status).toBe(401);
  expect(answers[0]?.body).toContain("/problems/wrong-credentials");
});

test("[G10] the sign-in page says for how long one has to wait, and keeps the address", async ({
  browser,
}) => {
  const origin = await serve();
  await failures(origin, 5);
  const page = await browser.newPage({ baseURL: origin });
  await page.goto("/masuk");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Kata sandi", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Masuk", exact: true }).click();
  await expect(page.getByText(/Coba lagi setelah \d\d detik\./)).toBeVisible();
  await expect(page.getByLabel("Email")).toHaveValue(email);
  await page.close();
});

test("[G5] guessing the current password in the profile waits after five tries", async () => {
  const origin = await serve();
  const program = await Program.signedIn(origin, email);
  const change = (current: string) =>
    program.call<{ type: string }>("POST", "/me/password", {
      current,
      password: "tujuh gajah naik perahu",
    });
  for (let i = 0; i < 5; i++) expect((await change(`tebakan ${i}`)).status).toBe(422);
  const refused = await change(PASSWORD);
  expect(refused.status).toBe(429);
  expect(refused.headers.get("retry-after")).toMatch(/^\d+$/);
  expect(refused.body.type).toBe("/problems/too-many-attempts");
  expect((await attempt(origin, email, PASSWORD)).status).toBe(200);
});

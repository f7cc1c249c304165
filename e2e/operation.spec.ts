import { existsSync, renameSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { Program, refusedWith } from "./program.ts";
import { launchServer, startServer, stopServer, temporaryFolder } from "./server-process.ts";

test.describe.configure({ timeout: 120_000 });

const demo = "penulis@kpu.contoh.test";

test("[O1] a second process on the same data names the first one, and after kill -9 the next start goes through", async () => {
  const data = temporaryFolder();
  const first = await startServer(data);
  await expect(startServer(data)).rejects.toThrow(new RegExp(`\\b${first.pid}\\b`));
  await stopServer(first, "SIGKILL");
  const next = await startServer(data);
  const program = await Program.signedIn(next.origin, demo);
  const { body } = await program.call<{ items: unknown[] }>("GET", "/releases?workspace=contoh");
  expect(body.items.length).toBeGreaterThan(5);
  expect(await stopServer(next, "SIGTERM")).toBe(0);
});

test("[O1] a first start that is killed half-way leaves nothing half", async () => {
  const data = temporaryFolder();
  const { child, ready } = launchServer(data);
  const aside = `${data}/demo/database.new/PG_VERSION`;
  await expect.poll(() => existsSync(aside), { intervals: [20], timeout: 60_000 }).toBe(true);
  child.kill("SIGKILL");
  await expect(ready).rejects.toThrow("ended with null");
  const next = await startServer(data);
  const program = await Program.signedIn(next.origin, demo);
  const { body } = await program.call<{ items: unknown[] }>("GET", "/releases?workspace=contoh");
  expect(body.items).toHaveLength(12);
  await stopServer(next, "SIGTERM");
});

test("[O2] demo and production never share a database", async () => {
  const data = temporaryFolder();
  const real = await startServer(data, { mode: "production" });
  expect(real.output()).toMatch(/Tautan admin pertama.*\/mulai\/[\w-]{32}/);
  expect((await Program.signedIn(real.origin, demo)).cookie).not.toContain("sinergi.session");
  await stopServer(real, "SIGTERM");
  // The folders differ; on one database the mark decides.
  renameSync(`${data}/sinergi`, `${data}/demo`);
  await expect(startServer(data)).rejects.toThrow("bukan peragaan");
  renameSync(`${data}/demo`, `${data}/sinergi`);
  const other = temporaryFolder();
  await stopServer(await startServer(other), "SIGTERM");
  renameSync(`${other}/demo`, `${other}/sinergi`);
  await expect(startServer(other, { mode: "production" })).rejects.toThrow("berisi peragaan");
});

test("wrong settings end the start with one sentence", async () => {
  const data = temporaryFolder();
  const env = { PORT: "abc", SINERGI_LIMIT_FRAME_BYTES: "0" };
  await expect(startServer(data, { env })).rejects.toThrow(/PORT.*SINERGI_LIMIT_FRAME_BYTES/);
});

test("[S4] signing out cuts the open socket with 4401, and the cookie opens nothing again", async () => {
  const data = temporaryFolder();
  const server = await startServer(data);
  const program = await Program.signedIn(server.origin, demo);
  const { body } = await program.call<{ items: { id: string }[] }>("GET", "/releases?state=draf");
  const joined = program.join(body.items[0]?.id ?? "");
  const code = refusedWith(joined);
  await expect.poll(() => joined.provider.synced).toBe(true);
  const { cookie } = program;
  await program.signOut();
  expect(await code).toBe(4401);
  const replay = await fetch(`${server.origin}/api/v1/releases`, { headers: { cookie } });
  expect(replay.status).toBe(401);
  joined.leave();
  await stopServer(server, "SIGTERM");
});

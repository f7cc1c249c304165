import { spawn } from "node:child_process";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { enrolled } from "./authenticator.ts";
import { Program } from "./program.ts";
import { startServer, stopServer, temporaryFolder } from "./server-process.ts";

test.describe.configure({ timeout: 240_000 });

const root = path.dirname(import.meta.dirname);
const LINK = /^https:\/\/naskah\.contoh\.test\/undangan\/([\w-]{32})$/m;

/** Runs the command that an operator types; both streams and how it ended. */
function admin(data: string, ...words: string[]) {
  const child = spawn(process.execPath, ["scripts/admin.mjs", ...words], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      NODE_ENV: "production",
      SINERGI_DATA: data,
      PUBLIC_URL: "https://naskah.contoh.test",
    },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      said += chunk;
    });
  }
  return new Promise<{ code: number | null; said: string }>((resolve) => {
    child.once("close", (code) => resolve({ code, said }));
  });
}

test("[D10] the console says what it can, and what it did not understand", async () => {
  const data = temporaryFolder();
  const help = await admin(data);
  expect(help).toMatchObject({ code: 0, said: expect.stringContaining("npm run admin --") });
  const odd = await admin(data, "hapus", "semua");
  expect(odd).toMatchObject({ code: 2, said: expect.stringContaining("hapus") });
  const early = await admin(data, "daftar");
  expect(early).toMatchObject({ code: 1, said: expect.stringContaining("Belum ada basis data") });
});

test("[D10] the console makes, lists, locks and opens accounts while the server is stopped", async () => {
  const data = temporaryFolder();
  const server = await startServer(data, { mode: "production" });
  const busy = await admin(data, "daftar");
  expect(busy.code).toBe(1);
  expect(busy.said).toContain(`pid ${server.pid}`);
  await stopServer(server, "SIGTERM");

  const made = await admin(data, "baru", "rini@contoh.test", "Rini", "Wulandari");
  expect(made).toMatchObject({ code: 0, said: expect.stringMatching(LINK) });
  const again = await admin(data, "baru", "rini@contoh.test", "Rini");
  expect(again).toMatchObject({ code: 1, said: "rini@contoh.test sudah dipakai.\n" });
  expect((await admin(data, "kunci", "rini@contoh.test", "keliru")).code).toBe(0);
  const list = await admin(data, "daftar");
  expect(list.said).toMatch(/rini@contoh\.test +dinonaktifkan +Rini Wulandari +\(Admin sistem\)/);
  expect((await admin(data, "buka", "rini@contoh.test")).code).toBe(0);
  const link = await admin(data, "tautan", "rini@contoh.test");
  const token = link.said.match(LINK)?.[1];

  const next = await startServer(data, { mode: "production" });
  expect(next.output()).not.toContain("/mulai/");
  const program = new Program(next.origin);
  const password = "tujuh gajah naik perahu";
  const accepted = await program.call("POST", "/invitations/accept", { token, password });
  expect(accepted.status).toBe(200);
  await program.signIn("rini@contoh.test", password);
  expect((await program.call("GET", "/workspaces")).body).toEqual({ items: [] });
  await enrolled(program);
  await stopServer(next, "SIGTERM");

  const lost = await admin(data, "faktor", "rini@contoh.test");
  expect(lost).toMatchObject({
    code: 0,
    said: expect.stringContaining("rini@contoh.test dihapus"),
  });
  expect((await admin(data, "faktor", "rini@contoh.test")).code, "there is none").toBe(1);
  const last = await startServer(data, { mode: "production" });
  const bare = new Program(last.origin);
  await bare.signIn("rini@contoh.test", password);
  expect((await bare.call("GET", "/workspaces")).status, "[M10] without a code").toBe(200);
  await stopServer(last, "SIGTERM");
});

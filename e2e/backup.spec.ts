import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { onServer, withDatabase } from "#db/testing-server.ts";
import { type Joined, Program, paragraph, synced } from "./program.ts";
import { startServer, stopServer, temporaryFolder } from "./server-process.ts";

test.describe.configure({ retries: 0 });

test.describe.configure({ timeout: 300_000 });

const root = path.dirname(import.meta.dirname);
const SERVER = process.env.TEST_DATABASE_URL;
const hasTools = spawnSync("pg_dump", ["--version"]).error === undefined;
const ENGINES = SERVER && hasTools ? (["embedded", "postgres"] as const) : (["embedded"] as const);

/** Starts an operator's command as npm would. */
function start(args: string[], env: Record<string, string>) {
  return spawn(process.execPath, ["scripts/operate.mjs", ...args], {
    cwd: root,
    env: { PATH: process.env.PATH, NODE_ENV: "production", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** Kills a restore while it loads aside; nothing is in its place then. */
async function killHalfWay(file: string, data: string): Promise<void> {
  const child = start(["restore", file], { SINERGI_DATA: data });
  const aside = path.join(data, "demo/database.restore/PG_VERSION");
  await expect.poll(() => existsSync(aside), { intervals: [5], timeout: 30_000 }).toBe(true);
  child.kill("SIGKILL");
  await once(child, "close");
  expect(existsSync(aside)).toBe(true);
  expect(existsSync(path.join(data, "demo/database"))).toBe(false);
}

/** Runs a command to its end: exit code and words. */
async function operate(args: string[], env: Record<string, string>) {
  const child = start(args, env);
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      said += chunk;
    });
  }
  const [code] = await once(child, "close");
  return { code, said };
}

type Place = { data: string; env: Record<string, string> };

const databases: string[] = [];

test.afterAll(async () => {
  for (const name of databases) await onServer(SERVER ?? "", `drop database ${name} with (force)`);
});

/** An empty place for an installation: a folder, and on PostgreSQL a database. */
async function emptyPlace(engine: "embedded" | "postgres"): Promise<Place> {
  const data = temporaryFolder();
  if (engine === "embedded") return { data, env: {} };
  const name = `sinergi_cadangan_${randomBytes(4).toString("hex")}`;
  await onServer(SERVER ?? "", `create database ${name}`);
  databases.push(name);
  const env = { DATABASE_URL: withDatabase(SERVER ?? "", name), SINERGI_SECRET: "s".repeat(32) };
  return { data, env };
}

/** Everything of the workspace that is hashed, as the API tells it. */
async function hashesOf(program: Program): Promise<Record<string, string>> {
  type List = { items: { id: string }[] };
  const { body } = await program.call<List>("GET", "/releases?workspace=contoh&limit=100");
  const hashes: Record<string, string> = {};
  for (const { id } of body.items) {
    for (let n = 1; ; n++) {
      const cut = await program.call<{ sha256: string }>("GET", `/releases/${id}/versions/${n}`);
      if (cut.status !== 200) break;
      hashes[`${id}/${n}`] = cut.body.sha256;
    }
  }
  return hashes;
}

/** Two people write one line after another until told to stop; `longest` is their longest wait. */
function writing(writers: Joined[]) {
  const state = { on: true, lines: [] as string[], longest: 0 };
  const seen = async (line: string, by: Joined) => {
    const started = Date.now();
    await expect
      .poll(() => by.body.toString().includes(line), { intervals: [5], timeout: 15_000 })
      .toBe(true);
    state.longest = Math.max(state.longest, Date.now() - started);
    state.lines.push(line);
  };
  const done = (async () => {
    for (let n = 0; state.on; n++) {
      const [author, colleague] = n % 2 ? writers : [...writers].reverse();
      const line = `#baris-${n}#`;
      author?.body.insert(0, [paragraph(line)]);
      await seen(line, colleague as Joined);
    }
  })();
  return { state, done };
}

for (const engine of ENGINES) {
  test(`[O4] the drill on ${engine}: backed up while people write, restored, started, and nothing differs`, async () => {
    const here = await emptyPlace(engine);
    const there = await emptyPlace(engine);
    const first = await startServer(here.data, { env: here.env });
    const people = await Promise.all(
      ["penulis@kpu.contoh.test", "penulis@kominfo.contoh.test"].map((one) =>
        Program.signedIn(first.origin, one),
      ),
    );
    const wish = {
      workspace: "contoh",
      kind: "siaran_pers",
      title: "Selagi dicadangkan",
      joint: true,
    };
    const made = await (people[0] as Program).call<{ id: string }>("POST", "/releases", wish);
    const writers = people.map((one) => one.join(made.body.id));
    await Promise.all(writers.map(synced));
    const { state, done } = writing(writers);
    await expect.poll(() => state.lines.length).toBeGreaterThan(20);

    const before = [...state.lines];
    const file = path.join(here.data, "cadangan", "uji.tar");
    const env = { SINERGI_DATA: here.data, ...here.env };
    const backup = await operate(["backup", "--demo", file], env);
    expect(backup).toMatchObject({ code: 0, said: expect.stringContaining("Semuanya utuh") });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(state.lines.length).toBeGreaterThan(before.length);
    state.on = false;
    await done;
    // Whoever wrote meanwhile was not kept waiting.
    expect(state.longest).toBeLessThan(5000);
    const hashes = await hashesOf(people[0] as Program);
    expect(Object.keys(hashes).length).toBeGreaterThanOrEqual(5);
    for (const writer of writers) writer.leave();
    expect(await stopServer(first, "SIGTERM")).toBe(0);

    if (engine === "embedded") await killHalfWay(file, there.data);
    const target = { SINERGI_DATA: there.data, ...there.env };
    const restored = await operate(["restore", file], target);
    expect(restored).toMatchObject({ code: 0, said: expect.stringContaining("Semuanya utuh") });
    expect((await operate(["verify", "--demo"], target)).code).toBe(0);
    const again = await operate(["restore", file], target);
    expect(again).toMatchObject({ code: 1, said: expect.stringContaining("kosong") });

    const second = await startServer(there.data, { env: there.env });
    const program = await Program.signedIn(second.origin, "penulis@kpu.contoh.test");
    expect(await hashesOf(program)).toEqual(hashes);
    const reader = program.join(made.body.id);
    await synced(reader);
    const text = reader.body.toString();
    for (const line of before) expect(text).toContain(line);
    reader.leave();
    await stopServer(second, "SIGTERM");
  });
}

test("[O5] a wrong call ends with one sentence and a code", async () => {
  const env = { SINERGI_DATA: temporaryFolder() };
  for (const [args, said] of [
    [["restore"], "Pakai:"],
    [["restore", "/tidak/ada.tar"], "tidak dapat dibuka"],
    [["backup"], "Tidak ada basis data"],
    [["hapus"], "Pakai:"],
  ] as const) {
    const answer = await operate([...args], env);
    expect(answer.code).toBe(1);
    expect(answer.said).toContain(said);
    expect(answer.said.trim().split("\n")).toHaveLength(1);
  }
});

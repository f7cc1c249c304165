import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { onServer, withDatabase } from "#db/testing-server.ts";
import { enrolled } from "./authenticator.ts";
import { type Joined, Program, paragraph, synced } from "./program.ts";
import { join, OWN_PASSWORD, setUp } from "./regency.ts";
import { type Running, startServer, stopServer, temporaryFolder } from "./server-process.ts";

test.describe.configure({ retries: 0 });

const SERVER = process.env.TEST_DATABASE_URL;
const root = path.dirname(import.meta.dirname);
const email = "ani@uji.test";

/** Two processes on one PostgreSQL; without a server for tests there is nothing to perform. */
const places = SERVER ? [SERVER] : [];

/** Runs a command of the console beside the servers. */
function operate(env: Record<string, string>, ...words: string[]): Promise<number | null> {
  const child = spawn(process.execPath, ["scripts/admin.mjs", ...words], {
    cwd: root,
    env: { PATH: process.env.PATH, NODE_ENV: "production", ...env },
    stdio: "ignore",
  });
  return new Promise((resolve) => child.once("close", resolve));
}

/** The next close of a socket by the server: its code, its reason and when. */
function cut({ provider }: Joined): Promise<{ code: number; why: string; at: number }> {
  return new Promise((resolve) => {
    provider.on("connection-close", (event: { code: number; reason: string } | null) => {
      if (event) resolve({ code: event.code, why: event.reason, at: Date.now() });
    });
  });
}

for (const url of places) {
  test("[S10] what another process revokes cuts sockets here within two seconds", async () => {
    test.setTimeout(240_000);
    const name = `sinergi_uji_${randomBytes(4).toString("hex")}`;
    await onServer(url, `create database ${name}`);
    const env = { DATABASE_URL: withDatabase(url, name), SINERGI_SECRET: "s".repeat(32) };
    const nodes: Running[] = [];
    try {
      const start = async () => {
        const node = await startServer(temporaryFolder(), { mode: "production", env });
        nodes.push(node);
        return node;
      };
      await perform(await start(), await start(), env);
    } finally {
      for (const node of nodes) await stopServer(node, "SIGTERM");
      await onServer(url, `drop database ${name} with (force)`);
    }
  });
}

const people = [
  { name: "Ani", email, agency: "kpu" as const, roles: ["writer"] },
  { name: "Budi", email: "budi@uji.test", agency: "kominfo" as const, roles: ["writer"] },
];

async function perform(here: Running, there: Running, env: Record<string, string>): Promise<void> {
  // The link of the node that started last is the one that works.
  const links = await setUp(there, people);
  const arrive = async (who: string) => {
    const program = await join(here, who, links.get(who) ?? "");
    return { program, authenticator: await enrolled(program) };
  };
  const { program: writer, authenticator } = await arrive(email);
  const { program: colleague } = await arrive("budi@uji.test");
  const admin = await Program.signedIn(there.origin, "rini@uji.test", OWN_PASSWORD);
  await enrolled(admin);
  const wish = { workspace: "uji", kind: "siaran_pers", title: "Uji", joint: true };
  const { body: made } = await writer.call<{ id: string }>("POST", "/releases", wish);
  const { body: me } = await writer.call<{ id: string }>("GET", "/me");
  const stays = colleague.join(made.id);
  await synced(stays);
  const enter = async () => {
    const joined = writer.join(made.id);
    await synced(joined);
    return joined;
  };
  /** Does something elsewhere; answers how the socket here was closed, and how soon after. */
  const after = async (work: () => Promise<unknown>) => {
    const joined = await enter();
    const closed = cut(joined);
    await work();
    const done = Date.now();
    const { at, ...how } = await closed;
    expect(at - done).toBeLessThan(2000);
    joined.leave();
    return how;
  };

  await test.step("other roles", async () => {
    const to = (roles: string[]) =>
      admin.call("POST", `/people/${me.id}/change`, {
        memberships: [{ workspace: "uji", agency: "kpu", roles }],
      });
    expect((await after(() => to(["writer", "editor"]))).code).toBe(4300);
    expect((await to(["writer"])).status).toBe(200);
  });
  await test.step("the end of all sessions", async () => {
    const end = () => admin.call("POST", `/people/${me.id}/sessions/end`, {});
    expect(await after(end)).toEqual({ code: 4401, why: "" });
    await writer.signIn(email, OWN_PASSWORD);
    const code = await authenticator.code();
    expect((await writer.call("POST", "/me/factor/prove", { code })).status).toBe(200);
  });
  await test.step("the console", async () => {
    const joined = await enter();
    const closed = cut(joined);
    const typing = setInterval(() => joined.body.insert(0, [paragraph("Masih menulis.")]), 50);
    expect(await operate(env, "kunci", email, "Pindah tugas")).toBe(0);
    const done = Date.now();
    const { at, ...how } = await closed;
    clearInterval(typing);
    expect(at - done).toBeLessThan(2000);
    expect(how).toMatchObject({ code: 4401 });
    joined.leave();
    const again = writer.join(made.id);
    expect(await cut(again)).toMatchObject({ code: 4401, why: "suspended" });
    again.leave();
  });
  expect(stays.provider.synced, "colleagues go on").toBe(true);
  stays.leave();
}

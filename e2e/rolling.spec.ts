import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { type APIRequestContext, expect, test } from "@playwright/test";
import { OwnNodes, places } from "./own-nodes.ts";
import { PASSWORD, Program, synced } from "./program.ts";
import { freePort, proxiesHere, startProxy, stopProxy } from "./proxy-process.ts";
import { stopServer, temporaryFolder } from "./server-process.ts";
import { joinWriter, keepTyping, newRelease, type Writer } from "./typing.ts";

test.describe.configure({ retries: 0 });

const root = path.dirname(import.meta.dirname);
const people = ["penulis@kpu.contoh.test", "penulis@kominfo.contoh.test"];
const PATIENT = { timeout: 60_000 };
/** Milliseconds between two lines: whoever types for minutes stays below what a socket may send. */
const PAUSE = 60;

/** Runs the command that starts two nodes, and collects what it says. */
function cluster(env: Record<string, string>) {
  const child = spawn(process.execPath, ["scripts/cluster.mjs"], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      NODE_ENV: "production",
      SINERGI_DATA: temporaryFolder(),
      LOG_LEVEL: "warn",
      ...env,
    },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      said += chunk;
    });
  }
  const pids = (node: string) =>
    [...said.matchAll(new RegExp(`^${node}: pid (\\d+)`, "gm"))].map(([, pid]) => Number(pid));
  const ports = () => [...said.matchAll(/^node [12]: .*port (\d+)$/gm)].map(([, p]) => Number(p));
  return { child, said: () => said, pids, ports };
}

async function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  return child.exitCode;
}

/** A new text at each of these nodes, as what is in front of them places texts. */
async function textAtEach(program: Program, ports: number[]): Promise<string[]> {
  const sockets = () => Promise.all(ports.map((port) => measured(port, "sinergi_sockets")));
  const found = new Map<number, string>();
  while (found.size < ports.length) {
    const releaseId = await newRelease(program);
    const joined = program.join(releaseId);
    await synced(joined);
    found.set((await sockets()).indexOf(1), releaseId);
    joined.leave();
    await expect.poll(sockets, PATIENT).toEqual(ports.map(() => 0));
  }
  return ports.map((_, node) => found.get(node) ?? "");
}

/** Writers who go on typing whatever happens to their nodes. */
function typingFor(writers: Writer[]) {
  let isOn = true;
  const loops = writers.map((writer, n) => keepTyping(writer, `p${n}`, () => isOn, PAUSE));
  return {
    /** Each has had so many more confirmations on the socket that they have now. */
    goOn: () =>
      Promise.all(
        writers.map((writer) =>
          expect
            .poll(() => writer.provider.synced && writer.count.acked, PATIENT)
            .toBeGreaterThan(20),
        ),
      ),
    async stop() {
      isOn = false;
      await Promise.all(loops);
      for (const { provider, count } of writers) {
        const isSaved = () => provider.synced && count.acked === count.sent;
        await expect.poll(isSaved, PATIENT).toBe(true);
      }
    },
  };
}

/** Everything that was written and not deleted is in the text, once, for whoever opens it now. */
async function isWhole(reader: Program, releaseId: string, writers: Writer[]): Promise<void> {
  const joined = reader.join(releaseId);
  await synced(joined);
  const text = joined.body.toString();
  for (const { log } of writers) {
    const deleted = new Set(log.flatMap(({ del }) => del ?? []));
    const kept = log.flatMap(({ add }) => (add && !deleted.has(add) ? [add] : []));
    expect(kept.length).toBeGreaterThan(30);
    for (const add of kept) expect(text.split(add)).toHaveLength(2);
    for (const del of deleted) expect(text).not.toContain(del);
  }
  joined.leave();
}

/** A writer who leaves as soon as their node is gone, so that only what is in the log speaks. */
async function brief(program: Program, releaseId: string) {
  const writer = await joinWriter(program, releaseId);
  let acked: number | undefined;
  writer.provider.once("connection-close", () => {
    acked = writer.count.acked;
    writer.leave();
  });
  const loop = keepTyping(
    writer,
    `singkat-${writer.doc.clientID}`,
    () => acked === undefined,
    PAUSE,
  );
  return { writer, loop, acked: () => acked };
}

for (const url of places) {
  test("[J10] the command for two nodes says what it lacks", async () => {
    const { child, said } = cluster({ REDIS_URL: "redis://127.0.0.1:1" });
    expect(await ended(child)).toBe(1);
    expect(said()).toMatch(/DATABASE_URL {2}basis data/);
    expect(said()).not.toContain("REDIS_URL  ");
  });

  test("[J7] [J10] [J13] behind one port a node is killed and one is stopped while people type: nothing is lost", async () => {
    test.setTimeout(400_000);
    const nodes = await OwnNodes.on(url);
    await nodes.redis.start();
    const { child, said, pids, ports } = cluster({ ...nodes.env, PORT: "0", METRICS_TOKEN: TOKEN });
    try {
      await expect.poll(said, { timeout: 200_000 }).toContain("Siap: ");
      const origin = said().match(/^Siap: (\S+)$/m)?.[1] ?? "";
      const programs = await Promise.all(people.map((email) => Program.signedIn(origin, email)));
      const [ani, budi] = programs as [Program, Program];
      const texts = await textAtEach(ani, ports());
      const [releaseId = "", otherId = ""] = texts;
      const writers = await Promise.all(programs.map((one) => joinWriter(one, releaseId)));
      const typing = typingFor(writers);
      const leaving = [ani, budi].flatMap((one) => texts.map((text) => brief(one, text)));
      const passing = await Promise.all(leaving);
      await typing.goOn();
      const rooms = await Promise.all(ports().map((port) => measured(port, "sinergi_rooms")));
      expect(rooms, "each text is open at its node alone").toEqual([1, 1]);
      await expect
        .poll(() => passing.every(({ writer }) => writer.count.acked > 20), PATIENT)
        .toBe(true);

      process.kill(pids("node 1")[0] ?? 0, "SIGKILL");
      await expect.poll(() => passing.some((one) => one.acked() !== undefined), PATIENT).toBe(true);
      await expect.poll(() => pids("node 1").length, { timeout: 120_000 }).toBe(2);
      await typing.goOn();
      process.kill(pids("node 2")[0] ?? 0, "SIGTERM");
      await expect.poll(() => pids("node 2").length, { timeout: 120_000 }).toBe(2);
      await Promise.all(passing.map(({ loop }) => loop));
      await typing.goOn();
      await typing.stop();

      const reader = await Program.signedIn(origin, "redaktur@kpu.contoh.test", PASSWORD);
      await isWhole(reader, releaseId, writers);
      const joined = reader.join(releaseId);
      const other = reader.join(otherId);
      await Promise.all([joined, other].map(synced));
      const text = joined.body.toString() + other.body.toString();
      for (const { writer, acked } of passing) {
        const deleted = new Set(writer.log.flatMap(({ del }) => del ?? []));
        const kept = writer.log.filter(({ frame }) => frame <= (acked() ?? 0));
        expect(kept.length).toBeGreaterThan(10);
        for (const { add } of kept) if (add && !deleted.has(add)) expect(text).toContain(add);
      }
      for (const one of [joined, other, ...writers]) one.leave();
    } finally {
      child.kill("SIGTERM");
      await ended(child);
      await nodes.end();
    }
  });

  for (const name of proxiesHere.filter((proxy) => proxy === "haproxy")) {
    test.describe(`behind ${name}`, () => {
      test.use({ ignoreHTTPSErrors: true });

      test("[J7] [J13] behind the example of HAProxy nodes are stopped one after the other: no word and no request is lost", async ({
        request,
      }) => {
        test.setTimeout(400_000);
        const nodes = await OwnNodes.on(url);
        await nodes.redis.start();
        const [tls, plain, app, second] = await Promise.all([1, 2, 3, 4].map(freePort));
        const ports = { tls, plain, app, second } as {
          [name in "tls" | "plain" | "app" | "second"]: number;
        };
        const origin = `https://127.0.0.1:${ports.tls}`;
        const start = (port: number) =>
          nodes.start({
            PORT: String(port),
            PUBLIC_URL: origin,
            TRUST_PROXY: "1",
            METRICS_TOKEN: TOKEN,
          });
        const one = await start(ports.app);
        const two = await start(ports.second);
        const proxy = await startProxy(name, ports);
        try {
          const cookie = await signedIn(request, origin);
          const answer = await request.get(`${origin}/api/v1/releases?workspace=contoh&state=draf`);
          const releaseId = (await answer.json()).items[0].id;
          const program = Program.holding(origin, cookie);
          const writers = await Promise.all([0, 1, 2].map(() => joinWriter(program, releaseId)));
          const typing = typingFor(writers);
          await typing.goOn();
          const sockets = [ports.app, ports.second].map((port) =>
            measured(port, "sinergi_sockets"),
          );
          expect((await Promise.all(sockets)).sort(), "all are at one node").toEqual([0, 3]);
          let isAsking = true;
          const statuses = new Set<number>();
          const asking = (async () => {
            while (isAsking) statuses.add((await request.get(`${origin}/api/v1/me`)).status());
          })();
          expect(await stopServer(one, "SIGTERM")).toBe(0);
          await typing.goOn();
          await start(ports.app);
          // Two in a row bring a node back; whoever has asked again has read those.
          await expect.poll(() => readyAsked(ports.app), PATIENT).toBeGreaterThan(4);
          await typing.goOn();
          expect(await stopServer(two, "SIGTERM")).toBe(0);
          await typing.goOn();
          isAsking = false;
          await asking;
          await typing.stop();
          expect([...statuses]).toEqual([200]);
          await isWhole(program, releaseId, writers);
          for (const writer of writers) writer.leave();
        } finally {
          await stopProxy(proxy);
          await nodes.end();
        }
      });
    });
  }
}

const TOKEN = "untuk-pengukur-saja";

/** The numbers of a node, past what is in front of it. */
async function numbersOf(port: number): Promise<string> {
  const headers = { authorization: `Bearer ${TOKEN}` };
  return (await fetch(`http://127.0.0.1:${port}/api/metrics`, { headers })).text();
}

async function measured(port: number, name: string): Promise<number> {
  const found = new RegExp(`^${name} (\\d+)$`, "m").exec(await numbersOf(port));
  return Number(found?.[1]);
}

/** How often a node has answered that it is ready, which only its proxy asks. */
async function readyAsked(port: number): Promise<number> {
  const text = await numbersOf(port);
  const counted = /^sinergi_http_requests_total\{.*health.*status="200"\} (\d+)$/gm;
  return [...text.matchAll(counted)].reduce((sum, [, count]) => sum + Number(count), 0);
}

async function signedIn(request: APIRequestContext, origin: string): Promise<string> {
  // HAProxy asks first whether a node is ready.
  const status = () =>
    request.get(`${origin}/api/health`).then(
      (answer) => answer.status(),
      () => 0,
    );
  await expect.poll(status).toBe(200);
  const { csrfToken } = await (await request.get(`${origin}/api/auth/csrf`)).json();
  const form = { csrfToken, email: people[0] ?? "", password: PASSWORD, json: "true" };
  await request.post(`${origin}/api/auth/callback/credentials`, { form });
  const { cookies } = await request.storageState();
  return cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
}

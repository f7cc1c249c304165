import { expect, test } from "@playwright/test";
import * as Y from "yjs";
import { OwnNodes, places } from "./own-nodes.ts";
import { type Joined, PASSWORD, Program, paragraph, refusedWith, synced } from "./program.ts";
import type { Running } from "./server-process.ts";
import { newRelease } from "./typing.ts";

test.describe.configure({ retries: 0 });

const [kpu, kominfo] = ["penulis@kpu.contoh.test", "penulis@kominfo.contoh.test"];

type Health = { status: string; redis: string };
const healthOf = async ({ origin }: Running) => {
  const answer = await fetch(`${origin}/api/health`);
  return { code: answer.status, ...((await answer.json()) as Health) };
};
const hears = (node: Running, redis: string) =>
  expect
    .poll(() => healthOf(node), { timeout: 20_000 })
    .toMatchObject({ code: 200, status: "ok", redis });

/** What a person sees of another one: whether they have a caret. */
const caretsSeen = ({ provider, doc }: Joined) =>
  [...provider.awareness.getStates()].flatMap(([id, state]) =>
    id !== doc.clientID && state.cursor ? [state.user.name] : [],
  );

/** Puts the caret of a client at the beginning of the text. */
function pointAt({ body, provider }: Joined): void {
  const here = Y.createRelativePositionFromTypeIndex(body, 0);
  provider.awareness.setLocalStateField("cursor", { anchor: here, head: here });
}

/** Both write, and both have the words of both, in one order and once. */
async function writeTogether(one: Joined, two: Joined, word: string): Promise<void> {
  one.body.insert(0, [paragraph(`${word} satu.`)]);
  two.body.insert(0, [paragraph(`${word} dua.`)]);
  for (const { body } of [one, two]) {
    await expect.poll(() => body.toString(), { timeout: 15_000 }).toContain(`${word} satu.`);
    await expect.poll(() => body.toString(), { timeout: 15_000 }).toContain(`${word} dua.`);
  }
  await expect.poll(() => one.body.toString() === two.body.toString()).toBe(true);
  expect(one.body.toString().split(`${word} satu.`)).toHaveLength(2);
}

/** Signs out at one node and waits for the socket at the other; answers the milliseconds between. */
async function revoke(here: Running, there: Running, releaseId: string): Promise<number> {
  const leaver = await Program.signedIn(here.origin, "redaktur@kpu.contoh.test", PASSWORD);
  const elsewhere = Program.holding(there.origin, leaver.cookie);
  const joined = elsewhere.join(releaseId);
  await synced(joined);
  const closed = refusedWith(joined);
  await leaver.signOut();
  const done = Date.now();
  expect(await closed).toBe(4401);
  joined.leave();
  return Date.now() - done;
}

/** Submits at one node; the writers of both are sent away to come back as readers. */
async function lock(writer: Program, joined: Joined[], releaseId: string): Promise<number> {
  const closed = Promise.all(joined.map(refusedWith));
  const submitted = await writer.call("POST", `/releases/${releaseId}/submit`, {});
  expect(submitted.status, JSON.stringify(submitted.body)).toBe(200);
  const done = Date.now();
  expect(await closed).toEqual(joined.map(() => 4409));
  return Date.now() - done;
}

for (const url of places) {
  test("[J1] [J4] [J6] two nodes with a Redis that comes and goes are one newsroom", async () => {
    test.setTimeout(300_000);
    const nodes = await OwnNodes.on(url);
    try {
      await perform(nodes);
    } finally {
      await nodes.end();
    }
  });

  test("[J9] clocks of nodes that are two days apart decide nothing", async () => {
    test.setTimeout(240_000);
    const nodes = await OwnNodes.on(url);
    try {
      await nodes.redis.start();
      const early = await nodes.start(clockOff(-DAY));
      const late = await nodes.start(clockOff(DAY));
      await apart(early, late);
      await apart(late, early);
    } finally {
      await nodes.end();
    }
  });

  test("[J8] nodes that start at once on an empty database make it once", async () => {
    test.setTimeout(240_000);
    const nodes = await OwnNodes.on(url);
    try {
      const started = await Promise.all([1, 2].map(() => nodes.start({}, "production")));
      for (const node of started) {
        expect(await healthOf(node)).toMatchObject({ code: 200, status: "ok" });
        expect(node.output()).toContain("/mulai/");
      }
    } finally {
      await nodes.end();
    }
  });
}

const DAY = 24 * 3600 * 1000;

/** Sets the clock of a node off by so many milliseconds. */
function clockOff(ms: number): Record<string, string> {
  const shifted = `const Real = Date;
    globalThis.Date = class extends Real {
      constructor(...of) { super(...(of.length ? of : [Real.now() + ${ms}])); }
      static now() { return Real.now() + ${ms}; }
      static parse(text) { return Real.parse(text); }
      static UTC(...of) { return Real.UTC(...of); }
    };`;
  const url = `data:text/javascript,${encodeURIComponent(shifted)}`;
  return { NODE_OPTIONS: `--import=${url}` };
}

/** Whoever signs in at one node is signed in at the other, writes there, and changes show on both. */
async function apart(here: Running, there: Running): Promise<void> {
  const ani = await Program.signedIn(here.origin, kpu);
  const elsewhere = Program.holding(there.origin, ani.cookie);
  const { body: board } = await elsewhere.call<{ at: string }>("GET", "/board");
  expect(Math.abs(Date.parse(board.at) - Date.now())).toBeLessThan(DAY / 2);
  const releaseId = await newRelease(ani);
  const [one, two] = [ani.join(releaseId), elsewhere.join(releaseId)];
  await Promise.all([synced(one), synced(two)]);
  await writeTogether(one, two, "Lain hari");
  const since = new URLSearchParams({ since: board.at });
  type Pulse = { items: { id: string }[] };
  const pulse = await elsewhere.call<Pulse>("GET", `/board/pulse?${since}`);
  expect(pulse.status, there.log()).toBe(200);
  expect(pulse.body.items.map(({ id }) => id)).toContain(releaseId);
  const closed = refusedWith(two);
  await ani.signOut();
  expect(await closed).toBe(4401);
  for (const joined of [one, two]) joined.leave();
}

async function perform(nodes: OwnNodes): Promise<void> {
  // Redis is not there yet: nobody waits for it.
  const here = await nodes.start();
  const there = await nodes.start();
  const [ani, budi] = await Promise.all([
    Program.signedIn(here.origin, kpu),
    Program.signedIn(there.origin, kominfo),
  ]);
  const releaseId = await newRelease(ani);
  const [one, two] = [ani.join(releaseId), budi.join(releaseId)];
  await Promise.all([synced(one), synced(two)]);

  await test.step("Redis away from the start", async () => {
    await hears(here, "down");
    await writeTogether(one, two, "Tanpa");
    expect(await revoke(here, there, releaseId)).toBeLessThan(5000);
  });
  await test.step("Redis comes", async () => {
    await nodes.redis.start();
    for (const node of [here, there]) await hears(node, "up");
    await writeTogether(one, two, "Dengan");
    for (const joined of [one, two]) pointAt(joined);
    await expect.poll(() => caretsSeen(one), { timeout: 20_000 }).toHaveLength(1);
    await expect.poll(() => caretsSeen(two), { timeout: 20_000 }).toHaveLength(1);
    expect(caretsSeen(one)).not.toEqual(caretsSeen(two));
    expect(await revoke(here, there, releaseId)).toBeLessThan(2000);
  });
  await test.step("the board counts people on both nodes", async () => {
    const present = async (program: Program) => {
      const { body } = await program.call<{
        present: { releaseId: string; people: { name: string }[] }[];
      }>("GET", "/board/pulse?since=2026-01-01T00:00:00Z");
      return body.present.find((text) => text.releaseId === releaseId)?.people.length;
    };
    for (const program of [ani, budi]) await expect.poll(() => present(program)).toBe(2);
  });
  await test.step("Redis goes in the middle, takes nothing along, and comes back", async () => {
    one.body.insert(0, [paragraph("Sebelum putus.")]);
    await nodes.redis.stop();
    two.body.insert(0, [paragraph("Sesudah putus.")]);
    await writeTogether(one, two, "Putus");
    for (const node of [here, there]) await hears(node, "down");
    const metrics = await (await fetch(`${here.origin}/api/metrics`)).text();
    expect(metrics).toMatch(/^sinergi_redis_up 0$/m);
    await nodes.redis.start();
    for (const node of [here, there]) await hears(node, "up");
    await writeTogether(one, two, "Kembali");
    for (const { body } of [one, two]) {
      for (const word of ["Sebelum", "Sesudah"]) {
        expect(body.toString().split(`${word} putus.`)).toHaveLength(2);
      }
    }
    // Once for each time that it went.
    expect(here.log().match(/nodes do not hear each other/g)).toHaveLength(2);
  });
  await test.step("submitting at one node locks the desks of both", async () => {
    one.body.delete(0, one.body.length);
    one.body.insert(0, [paragraph("Isi untuk diajukan.")]);
    await expect.poll(() => two.body.toString()).toContain("Isi untuk diajukan.");
    expect(await lock(ani, [one, two], releaseId)).toBeLessThan(2000);
  });
  for (const joined of [one, two]) joined.leave();
}

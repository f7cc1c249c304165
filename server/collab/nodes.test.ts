import { afterEach, expect, test } from "vitest";
import * as Y from "yjs";
import type { News } from "./ports.ts";
import { TestServer } from "./testing.ts";
import { bodyTexts, EDITION, type TestClient, textOf, until } from "./testing-client.ts";
import { seeded } from "./testing-random.ts";
import { MemoryStore } from "./testing-store.ts";

/** Servers of one log, as processes on one database; `bell` says whether one is rung, and how. */
async function nodes(store: MemoryStore, bell: (headSeq: number) => boolean | "rows" = () => true) {
  const limit = { framesBurst: 10_000, bytesBurst: 1e9, socketsPerPerson: 100 };
  const servers = [new TestServer(store, { limit }), new TestServer(store, { limit })] as const;
  store.onCommit = (headSeq, news) => {
    const rung = bell(headSeq);
    const told = rung === "rows" ? news : undefined;
    if (rung) for (const { collab } of servers) collab.heard(EDITION, headSeq, told);
  };
  for (const server of servers) open.push(await server.listen());
  return servers;
}

const open: TestServer[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

const agree = (store: MemoryStore, clients: readonly TestClient[]) => {
  const text = JSON.stringify(bodyTexts(store.replay()));
  return clients.every((client) => client.isSaved && JSON.stringify(client.texts) === text);
};

test("[C32] two people at two processes write in one text, in order and without a rejoin", async () => {
  const store = new MemoryStore();
  const [first, second] = await nodes(store);
  const [ani, budi] = [await first.client("ani").synced(), await second.client("budi").synced()];
  for (let i = 0; i < 50; i++) {
    ani.type(`a${i}.`);
    budi.type(`b${i}.`, i % 2, 0);
    if (i % 3 === 0) await new Promise(setImmediate);
  }
  await until(() => agree(store, [ani, budi]), "both to agree");
  expect([ani.codes, budi.codes]).toEqual([[], []]);
  expect(store.written.length).toBe(100);
  expect(store.loads).toBe(2);
  expect(second.collab.counts().waiting).toBe(0);
  const joiner = await second.client("citra; read").synced();
  expect(joiner.texts).toEqual(bodyTexts(store.replay()));
});

test("[C33] what no bell told comes in with the next commit, or with a look", async () => {
  const store = new MemoryStore();
  const [first, second] = await nodes(store, () => false);
  const [ani, budi] = [await first.client("ani").synced(), await second.client("budi").synced()];
  ani.type(" satu");
  await until(() => ani.isSaved);
  expect(budi.texts[0]).toBe("Satu");
  budi.type(" dua", 1);
  await until(() => budi.isSaved && budi.texts.join() === "Satu satu,Dua dua", "the lost words");
  await first.collab.lookUp();
  await until(() => agree(store, [ani, budi]));
  const { reads } = store;
  await first.collab.lookUp();
  await second.collab.lookUp();
  expect(store.reads).toBe(reads);
  expect([ani.codes, budi.codes]).toEqual([[], []]);
});

test("[C33] a room that is only read follows the bells, old ones cost nothing, false ones one question", async () => {
  const store = new MemoryStore();
  const [first, second] = await nodes(store);
  const [ani, budi] = [
    await first.client("ani").synced(),
    await second.client("budi; read").synced(),
  ];
  ani.type(" satu");
  await until(() => budi.texts[0] === "Satu satu");
  const { reads } = store;
  for (const headSeq of [1, 2, 2]) second.collab.heard(EDITION, headSeq);
  second.collab.heard("0197a000-0000-7000-8000-0000000000ff", 99);
  await until(() => second.collab.counts().waiting === 0);
  expect(store.reads).toBe(reads);
  second.collab.heard(EDITION, 99);
  ani.type(" dua");
  await until(() => budi.texts[0] === "Satu satu dua");
  expect(store.reads).toBe(reads + 2);
});

test("[C49] rows that bells carry are not read again, once or twice told", async () => {
  const store = new MemoryStore();
  const told: [number, News][] = [];
  const [first, second] = await nodes(store, () => false);
  const [ani, budi] = [await first.client("ani").synced(), await second.client("budi").synced()];
  store.onCommit = (headSeq, news) => told.push([headSeq, news]);
  for (let n = 0; n < 5; n++) {
    ani.type(` ${n}`);
    await until(() => ani.isSaved);
  }
  for (const bell of told) second.collab.heard(EDITION, ...bell);
  await until(() => budi.texts[0] === "Satu 0 1 2 3 4", "the rows");
  for (const bell of told) second.collab.heard(EDITION, ...bell);
  budi.type(" dua", 1);
  await until(() => budi.isSaved);
  await first.collab.lookUp();
  await until(() => agree(store, [ani, budi]), "both to agree");
  expect(store.reads).toBe(1); // the look of the first process
  expect(store.written.length).toBe(6);
});

test("[C49] rows behind one that no bell told, and rows of another epoch, are read from the log", async () => {
  const store = new MemoryStore();
  const [first, second] = await nodes(store, () => false);
  const ani = await first.client("ani").synced();
  const budi = await second.client("budi; read").synced();
  const told: [number, News][] = [];
  store.onCommit = (headSeq, news) => told.push([headSeq, news]);
  const type = async (word: string) => {
    ani.type(word);
    await until(() => ani.isSaved);
    return told.at(-1) as [number, News];
  };
  await type(" satu");
  second.collab.heard(EDITION, ...(await type(" dua")));
  await until(() => budi.texts[0] === "Satu satu dua", "the one before");
  const [headSeq, { rows }] = await type(" tiga");
  const forged = rows.map((row) => ({ ...row, data: Uint8Array.of(0, 0) }));
  second.collab.heard(EDITION, headSeq, { epoch: 9, rows: forged });
  await until(() => budi.texts[0] === "Satu satu dua tiga", "what the log says");
  expect(store.reads).toBe(2);
});

test("[C33] bells during a reading are one further reading", async () => {
  const store = new MemoryStore();
  const [first, second] = await nodes(store, () => false);
  const ani = await first.client("ani").synced();
  const budi = await second.client("budi; read").synced();
  ani.type(" satu");
  await until(() => ani.isSaved);
  let go = () => {};
  const reading = new Promise<void>((resolve) => {
    go = resolve;
  });
  store.readGate = reading;
  second.collab.heard(EDITION, 2);
  await until(() => store.reads === 1);
  for (let seq = 3; seq < 8; seq++) {
    ani.type(` ${seq}`);
    await until(() => ani.isSaved);
    second.collab.heard(EDITION, seq);
  }
  store.readGate = null;
  go();
  await until(() => agree(store, [ani]) && budi.texts[0] === "Satu satu 3 4 5 6 7");
  expect(store.reads).toBeLessThanOrEqual(2);
});

test("[C33] a bell that rings while a room opens is not forgotten", async () => {
  const store = new MemoryStore();
  const [first, second] = await nodes(store);
  const ani = await first.client("ani").synced();
  let go = () => {};
  store.loadGate = new Promise<void>((resolve) => {
    go = resolve;
  });
  store.staleLoad = true;
  const budi = second.client("budi; read");
  await until(() => store.loads === 2);
  ani.type(" satu");
  await until(() => ani.isSaved);
  go();
  await until(() => budi.texts[0] === "Satu satu", "what was written meanwhile");
});

test("[C7] an id that another process gave to somebody else closes with 4403 and writes nothing", async () => {
  const store = new MemoryStore();
  const [first, second] = await nodes(store, () => false);
  const ani = await first.client("ani").synced();
  const citra = await second.client("citra").synced();
  const doc = new Y.Doc();
  doc.clientID = ani.doc.clientID;
  const budi = await second.client("budi", { doc }).synced();
  await until(() => citra.isSaved && budi.isSaved);
  ani.type(" asli");
  await until(() => ani.isSaved);
  store.gate = Promise.resolve();
  citra.type(" jujur", 1);
  budi.type(" palsu");
  await until(() => budi.code === 4403 && citra.isSaved, "the refusal");
  await first.collab.lookUp();
  await until(() => agree(store, [ani, citra]));
  expect(bodyTexts(store.replay())).toEqual(["Satu asli", "Dua jujur"]);
  expect([ani.codes, citra.codes]).toEqual([[], []]);
});

test("[C32] a person who moves to another process with unconfirmed words has them once", async () => {
  const store = new MemoryStore();
  const [first, second] = await nodes(store, () => false);
  const ani = await first.client("ani").synced();
  const budi = await first.client("budi").synced();
  let go = () => {};
  store.gate = new Promise<void>((resolve) => {
    go = resolve;
  });
  const { appends } = store;
  budi.type(" b", 1);
  await until(() => store.appends > appends);
  ani.type(" sekali");
  await until(() => first.collab.counts().waiting >= 2);
  ani.provider.disconnect();
  const again = second.client("ani", { doc: ani.doc });
  await until(() => store.appends > appends + 1, "the same words on the other way");
  store.gate = null;
  go();
  await until(() => again.isSaved && budi.isSaved, "both");
  await first.collab.lookUp();
  await second.collab.lookUp();
  await until(() => agree(store, [again, budi]), "both to agree");
  expect(bodyTexts(store.replay())).toEqual(["Satu sekali", "Dua b"]);
});

test("[C32] a batch whose answer was lost is confirmed once, whoever wrote behind it", async () => {
  const store = new MemoryStore();
  const [first, second] = await nodes(store);
  const [ani, budi] = [await first.client("ani").synced(), await second.client("budi").synced()];
  for (let round = 0; round < 6; round++) {
    store.failAfter = 1;
    ani.type(`a${round}`);
    if (round % 2) await until(() => store.failAfter === 0);
    budi.type(`b${round}`, 1);
    await until(() => agree(store, [ani, budi]), "both to agree");
  }
  expect(bodyTexts(store.replay())).toEqual(["Satua0a1a2a3a4a5", "Duab0b1b2b3b4b5"]);
  expect(store.written.length).toBe(12);
  expect([ani.codes, budi.codes]).toEqual([[], []]);
});

test("[C12] an edition that another process moved is found by a look", async () => {
  const store = new MemoryStore();
  const [first] = await nodes(store);
  const ani = await first.client("ani").synced();
  store.epoch = 2;
  await first.collab.lookUp();
  await until(() => ani.code === 4409);
});

const SEED = 27_112_024;
const RUNS = 30;
const NAMES = ["ani", "budi", "citra", "dewi"];

/** One random step of a person: typing, deleting, formatting, a paragraph more or less, a lost line. */
function step({ doc, provider }: TestClient, pick: (n: number) => number): void {
  const body = doc.getXmlFragment("body");
  if (body.length === 0) return;
  const kind = pick(13);
  const text = textOf(doc, pick(body.length));
  if (kind < 6) text.insert(pick(text.length + 1), "abcdef".slice(0, 1 + pick(5)));
  else if (kind < 8 && text.length) text.delete(pick(text.length), 1);
  else if (kind === 8 && text.length) text.format(0, 1 + pick(text.length), { bold: true });
  else if (kind === 9 && text.length) text.format(0, 1 + pick(text.length), { bold: null });
  else if (kind === 10) body.insert(pick(body.length + 1), [new Y.XmlElement("paragraph")]);
  else if (kind === 11 && body.length > 1) body.delete(pick(body.length), 1);
  else if (kind === 12) provider.ws?.close();
}

async function run(seed: number): Promise<void> {
  const random = seeded(seed);
  const store = new MemoryStore();
  const servers = await nodes(store, () => (random() < 0.5 ? "rows" : random() < 0.4));
  const clients = await Promise.all(
    NAMES.map((name, i) => (servers[i % 2] as TestServer).client(name).synced()),
  );
  for (let i = 0; i < 100; i++) {
    const client = clients[Math.floor(random() * clients.length)];
    if (client) step(client, (n) => Math.floor(random() * n));
    if (random() < 0.05) store.failAfter = 1;
    if (random() < 0.4) await new Promise(setImmediate);
    if (random() < 0.1) await servers[0].collab.lookUp();
  }
  const settled = async () => {
    for (const { collab } of servers) await collab.lookUp();
    return agree(store, clients);
  };
  for (const end = Date.now() + 8000; !(await settled()); ) {
    if (Date.now() > end) throw new Error(`no agreement with seed ${seed}`);
    await new Promise(setImmediate);
  }
  const xml = store.replay().getXmlFragment("body").toString();
  for (const { doc, codes } of clients) {
    expect(
      codes.filter((code) => code > 1006),
      `seed ${seed}`,
    ).toEqual([]);
    expect(doc.getXmlFragment("body").toString()).toBe(xml);
    expect(doc.store.pendingStructs).toBeNull();
  }
}

test(`[C32] ${RUNS} random schedules over two processes end equal to the log (seed ${SEED})`, async () => {
  for (let i = 0; i < RUNS; i++) await run(SEED + i);
}, 60_000);

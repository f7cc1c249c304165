import { afterEach, describe, expect, test } from "vitest";
import * as Y from "yjs";
import type { Limits } from "#domain/limits.ts";
import { updateFrame } from "./frames.ts";
import { TestServer } from "./testing.ts";
import { RELEASE, type TestSocket, textOf, until } from "./testing-client.ts";
import { MemoryStore } from "./testing-store.ts";

let server: TestServer;
afterEach(() => server.close());

/** What a change of a copy of the committed document is sent as. */
function writeFrame(change: (doc: Y.Doc) => void): Uint8Array {
  const doc = server.store.replay();
  const before = Y.encodeStateVector(doc);
  doc.transact(() => change(doc));
  return updateFrame(Y.encodeStateAsUpdate(doc, before));
}

/** Lists in lists, so many deep, with a paragraph in the last one: two nodes a level and one more. */
function nest(doc: Y.Doc, levels: number): void {
  let parent: Y.XmlFragment = doc.getXmlFragment("body");
  for (let level = 0; level < levels; level++) {
    const item = new Y.XmlElement("listItem");
    const list = new Y.XmlElement("bulletList");
    item.insert(0, [new Y.XmlElement("paragraph")]);
    list.insert(0, [item]);
    parent.insert(parent.length, [list]);
    parent = item;
  }
}

const askState = Uint8Array.of(0, 0, 1, 0);
const presence = Uint8Array.of(1, 1, 0);
const answer = Uint8Array.of(0, 1, 2, 0, 0);
const times = (n: number, frame: Uint8Array) => Array.from({ length: n }, () => frame);
const write = (change: (doc: Y.Doc) => void) => () => [answer, writeFrame(change)];

type Row = [
  limit: Partial<Limits>,
  code: number,
  reason: string,
  frames: () => (Uint8Array | string)[],
];

const ROWS: Row[] = [
  [{}, 1003, "no frame", () => [Uint8Array.of(9, 9, 9)]],
  [{}, 1003, "no frame", () => ["teks"]],
  [{}, 1003, "no state vector", () => [Uint8Array.of(0, 0, 1, 255)]],
  [{}, 1003, "no presence", () => [Uint8Array.of(1, 1, 5)]],
  [{}, 1003, "no frame", () => [new Uint8Array()]],
  [{ frameBytes: 500 }, 4413, "frame over its limit", () => [new Uint8Array(501)]],
  [{ framesBurst: 5 }, 1013, "flood", () => times(7, Uint8Array.of(0, 2, 2, 0, 0))],
  [
    { bytesBurst: 50, bytesPerSecond: 1 },
    1013,
    "flood",
    () => times(12, Uint8Array.of(0, 2, 2, 0, 0)),
  ],
  [{ statesBurst: 2 }, 1013, "flood", () => times(3, askState)],
  [{ framesBurst: 5 }, 1013, "flood", () => times(7, presence)],
  [{ nodeDepth: 3 }, 4422, "nested too deeply", write((doc) => nest(doc, 2))],
  [{}, 4422, "nested too deeply", write((doc) => nest(doc, 17))],
  [{ documentNodes: 6 }, 4413, "document over its limit", write((doc) => nest(doc, 3))],
  [
    { documentBytes: 400 },
    4413,
    "document over its limit",
    write((doc) => textOf(doc).insert(0, "x".repeat(500))),
  ],
];

describe("[C36] what is over a limit is closed with its code and leaves one line without content", () => {
  test.each(ROWS)("%j closes with %i: %s", async (limit, code, reason, frames) => {
    server = await new TestServer(new MemoryStore(), { limit }).listen();
    const socket = await joined("jahat");
    for (const frame of frames()) socket.ws.send(frame);
    expect(await socket.closed()).toBe(code);
    const lines = server.logged.filter((line) => line.includes("refused"));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(`"code":${code},"reason":"${reason}"`);
    expect(lines[0]).toContain('"personId":"person-jahat"');
    expect(lines[0]).not.toContain("Nama");
    expect(server.store.written).toEqual([]);
  });

  test("too many client ids", async () => {
    server = await new TestServer(new MemoryStore(), { limit: { clientIdsPerSocket: 2 } }).listen();
    const socket = await joined("jahat");
    const doc = server.store.replay();
    const before = Y.encodeStateVector(doc);
    for (const id of [1, 2, 3]) {
      doc.clientID = id;
      textOf(doc).insert(0, "x");
    }
    socket.ws.send(updateFrame(Y.encodeStateAsUpdate(doc, before)));
    expect(await socket.closed()).toBe(4403);
    expect(server.logged.filter((line) => line.includes("too many client ids"))).toHaveLength(1);
  });

  test.each([
    [{ socketsPerPerson: 2 }, "ani", "too many sockets of the person"],
    [{ socketsPerDocument: 2 }, "budi", "too many sockets of the text"],
  ])("%j closes the third with 1013", async (limit, third, reason) => {
    server = await new TestServer(new MemoryStore(), { limit }).listen();
    await joined("ani");
    await joined("ani");
    const socket = server.socket(third);
    expect(await socket.closed()).toBe(1013);
    expect(server.logged.filter((line) => line.includes(reason))).toHaveLength(1);
  });

  test("a reader that does not read is dropped when too much waits for it", async () => {
    server = await new TestServer(new MemoryStore("Judul", ["x".repeat(500_000)]), {
      limit: { queuedBytes: 400_000, statesBurst: 1000, framesBurst: 1000 },
    }).listen();
    const socket = await joined("lambat");
    socket.ws.pause();
    for (const frame of times(200, askState)) socket.ws.send(frame);
    const line = () => server.logged.find((one) => one.includes("reads too slowly"));
    await until(line, "the line");
    expect(line()).toContain('"code":1013');
  });
});

test("[C48] a text that is dear to judge keeps its author waiting, not a colleague", async () => {
  // Every frame costs more than is earned meanwhile, whatever machine this is.
  const limit = { workPerSecond: 1, workBurst: 1, framesBurst: 1000 };
  server = await new TestServer(new MemoryStore(), { limit }).listen();
  const [heavy, colleague] = [await joined("jahat"), await joined("ani")];
  const frames = Array.from({ length: 40 }, () => writeFrame((doc) => nest(doc, 12)));
  for (const frame of [answer, ...frames]) heavy.ws.send(frame);
  await until(() => server.store.written.length > 0, "the first frame");
  colleague.ws.send(answer);
  colleague.ws.send(writeFrame((doc) => textOf(doc).insert(0, "Kata rekan")));
  await until(() => server.store.replay().getXmlFragment("body").toString().includes("Kata rekan"));
  expect(server.store.written.length).toBeLessThan(frames.length);
  expect([heavy.code, colleague.code]).toEqual([undefined, undefined]);
});

test("[C37] a session that flooded is kept out with 1013 for a minute, and nobody else is", async () => {
  const limit = { framesBurst: 5, floodSeconds: 1 };
  server = await new TestServer(new MemoryStore(), { limit }).listen();
  const socket = await joined("jahat");
  for (const frame of times(7, presence)) socket.ws.send(frame);
  expect(await socket.closed()).toBe(1013);
  expect(await server.socket("jahat").closed()).toBe(1013);
  expect(server.logged.filter((line) => line.includes("flooded before"))).toHaveLength(1);
  await joined("ani");
  await until(async () => {
    const again = server.socket("jahat");
    await until(() => again.code !== undefined || again.frames.length > 0);
    return again.code === undefined;
  }, "the end of the minute");
});

/** A socket of a writer that is in the room. */
async function joined(cookie: string): Promise<TestSocket> {
  const socket = await server.socket(cookie, `/collab/${RELEASE}?saved=1`).opened();
  await until(() => socket.frames.length > 0, "the state vector");
  return socket;
}

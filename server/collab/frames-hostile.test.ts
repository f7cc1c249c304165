import { afterEach, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { updateFrame } from "./frames.ts";
import { TestServer } from "./testing.ts";
import { RELEASE, textOf, until } from "./testing-client.ts";

let server: TestServer;
beforeEach(async () => {
  server = await new TestServer().listen();
});
afterEach(() => server.close());

test("[C10] what is no frame of the protocol closes with 1003", async () => {
  const update = updateFrame(Uint8Array.of(0, 0));
  const frames: (string | Uint8Array)[] = [
    "teks",
    new Uint8Array(),
    Uint8Array.of(2, 0),
    Uint8Array.of(100, 1),
    Uint8Array.of(0, 3, 0),
    Uint8Array.of(0, 2, 5, 0),
    Uint8Array.of(0x80),
    Uint8Array.of(...update, 0),
    Uint8Array.of(...update, ...update),
    Uint8Array.of(3, 3),
    Uint8Array.of(1, 2, 1, 0),
    Uint8Array.of(0, 0, 1, 9),
  ];
  for (const frame of frames) {
    const socket = await server.socket("ani").opened();
    socket.ws.send(frame);
    expect([frame, await socket.closed()]).toEqual([frame, 1003]);
  }
});

test("[C5] a reader's writes change nothing in any encoding, and count against the reader", async () => {
  const colleague = await server.client("kolega").synced();
  await until(() => colleague.isSaved);
  const doc = server.store.replay();
  const before = Y.encodeStateVector(doc);
  textOf(doc).insert(0, "TITIPAN ");
  const update = Y.encodeStateAsUpdate(doc, before);
  const plain = updateFrame(update);
  const reader = await server.socket("pembaca; read", `/collab/${RELEASE}?saved=1`).opened();
  reader.ws.send(plain);
  reader.ws.send(Uint8Array.of(0x80, 0, 0x82, 0, ...plain.slice(2)));
  for (let i = 0; i < 20; i++)
    reader.ws.send(updateFrame(Y.encodeStateAsUpdate(server.store.replay())));
  colleague.type("!");
  await until(() => colleague.isSaved);
  expect(reader.code).toBeUndefined();
  reader.ws.send(plain);
  expect(await reader.closed()).toBe(4403);
  expect(reader.frames.some((frame) => frame[0] === 100)).toBe(false);
  expect(server.store.written.map((row) => row.author?.personId)).toEqual(["person-kolega"]);
  expect(colleague.texts[0]).toBe("Satu!");
});

test("[C21] a frame over the limit closes with 4413", async () => {
  const socket = await server.socket("ani").opened();
  socket.ws.send(new Uint8Array(2 * 1024 * 1024 + 1));
  expect(await socket.closed()).toBe(4413);
});

test("[C22] a flood of frames closes with 1013, a burst within the limit does not", async () => {
  const calm = await server.socket("ani").opened();
  for (let i = 0; i < 250; i++) calm.ws.send(Uint8Array.of(0, 2, 2, 0, 0));
  const flood = await server.socket("budi").opened();
  for (let i = 0; i < 1000; i++) flood.ws.send(Uint8Array.of(0, 2, 2, 0, 0));
  expect(await flood.closed()).toBe(1013);
  expect(calm.code).toBeUndefined();
  const bytes = await server.socket("citra").opened();
  for (let i = 0; i < 4; i++) bytes.ws.send(updateFrame(new Uint8Array(1_500_000)));
  expect([1013, 4422]).toContain(await bytes.closed());
});

/** Whoever only types much is no flood here, or a minute's penalty would stop the test. */
const UNHURRIED = { bytesPerSecond: 1e9, bytesBurst: 1e9, framesPerSecond: 1e6, framesBurst: 1e6 };

test("[C22] a client that does not read is dropped and the others are served", async () => {
  await server.close();
  server = await new TestServer(undefined, {
    limit: { queuedBytes: 200_000, ...UNHURRIED },
  }).listen();
  const slow = await server.socket("lambat").opened();
  slow.ws.pause();
  const ani = await server.client("ani").synced();
  const grow = () => {
    for (let i = 0; i < 10; i++) {
      ani.type("x".repeat(30_000));
      textOf(ani.doc).delete(0, 29_000);
    }
  };
  for (let round = 0; round < 200 && server.collab.counts().sockets > 1; round++) {
    grow();
    await until(() => ani.isSaved);
  }
  await until(() => server.collab.counts().sockets === 1, "the slow one to be dropped");
});

test("[C22] when all sockets together do not read, the slowest are dropped and the others served", async () => {
  await server.close();
  const left: (number | null)[] = [];
  server = await new TestServer(undefined, {
    limit: { queuedBytesInAll: 300_000, ...UNHURRIED },
    left: (code) => left.push(code),
  }).listen();
  const slow = await server.socket("lambat").opened();
  const ani = await server.client("ani").synced();
  const budi = await server.client("budi; read").synced();
  slow.ws.pause();
  for (let round = 0; round < 200 && server.collab.counts().sockets > 2; round++) {
    for (let i = 0; i < 10; i++) {
      ani.type("x".repeat(30_000));
      textOf(ani.doc).delete(0, 29_000);
    }
    await until(() => ani.isSaved);
  }
  await until(() => left.includes(1013) && server.collab.counts().sockets === 2, "the drop");
  await until(() => budi.texts.join() === ani.texts.join(), "the others");
  expect(budi.codes).toEqual([]);
});

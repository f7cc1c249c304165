import { afterAll, expect, test } from "vitest";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { readContent } from "#domain/document.ts";
import { TestServer } from "./testing.ts";
import { RELEASE, until } from "./testing-client.ts";
import { assault, frameCorpus, hostileFrame } from "./testing-hostile.ts";
import { seeded } from "./testing-random.ts";
import { MemoryStore } from "./testing-store.ts";

const SEED = 20_231_104;
const COUNT = 20_000;
const LANES = 8;
/** Frames of somebody who may only read: each is tried on a copy, which takes its time. */
const READERS = 500;
/** Codes with which hostile frames are answered, and that of a line hung up by the client. */
const CODES = [1003, 1005, 4403, 4413, 4422];

const limit = { framesBurst: 1e9, bytesBurst: 1e9, socketsPerPerson: 1e6 };
const server = new TestServer(new MemoryStore(), { limit });
afterAll(() => server.close());

test(`[C10] ${COUNT} mutated frames over sockets leave the log valid and a colleague at work (seed ${SEED})`, async () => {
  await server.listen();
  const random = seeded(SEED);
  const witness = await server.client("saksi").synced();
  const corpus = frameCorpus(server.store.replay());
  const attack = (cookie: string, count: number) =>
    assault(
      () =>
        new WebSocket(`ws://127.0.0.1:${server.port}/collab/${RELEASE}`, { headers: { cookie } }),
      count,
      () => hostileFrame(corpus, random),
    );
  const lanes = Array.from({ length: LANES }, (_, lane) =>
    attack(`jahat-${lane}`, (COUNT - READERS) / LANES),
  );
  const seen = await Promise.all([...lanes, attack("pembaca; read", READERS)]);
  const codes = seen.flatMap((counts) => [...counts.keys()]);
  expect(codes.filter((code) => !CODES.includes(code))).toEqual([]);
  for (const { author, clientIds } of server.store.written) {
    // What happens to be a valid edit is one of its sender's, under nobody else's id.
    expect(author?.personId).toMatch(/^person-jahat-/);
    for (const id of clientIds) expect(server.store.clients.get(id)).toBe(author?.personId);
  }
  witness.type(" tetap");
  await until(() => witness.isSaved, "the witness");
  expect(witness.codes).toEqual([]);
  const replayed = server.store.replay();
  expect(Y.encodeStateAsUpdate(replayed)).toEqual(Y.encodeStateAsUpdate(witness.doc));
  expect(readContent(replayed).body.content?.length).toBeGreaterThan(0);
}, 180_000);

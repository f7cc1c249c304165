import { afterEach, beforeEach, expect, test } from "vitest";
import { decodePresence, presenceFrame } from "./frames.ts";
import { PeerLines } from "./peer-lines.ts";
import type { PeerLine, Peers } from "./ports.ts";
import { TestServer } from "./testing.ts";
import { EDITION, type TestClient, type TestSocket, until } from "./testing-client.ts";
import { MemoryStore } from "./testing-store.ts";

/** Two nodes with one log, between which everything arrives unless a test cuts the line. */
let here: TestServer;
let there: TestServer;
let isCut = false;
let told: { lines: number; all: boolean }[] = [];

const lineTo = (from: string, other: () => TestServer): Peers => ({
  show: (editionId, lines, all) => {
    told.push({ lines: lines.length, all });
    if (!isCut) other().collab.rooms.hearPeers(editionId, from, lines, all);
  },
  ask: (editionId) => !isCut && other().collab.rooms.tellPeers(editionId),
});

beforeEach(async () => {
  isCut = false;
  told = [];
  const store = new MemoryStore();
  here = await new TestServer(store, { peers: lineTo("here", () => there) }).listen();
  there = await new TestServer(store, { peers: lineTo("there", () => here) }).listen();
});
afterEach(() => Promise.all([here.close(), there.close()]));

type State = { user: { id: string; name: string }; cursor?: unknown };
const seenBy = (client: TestClient, id: number) =>
  client.provider.awareness.getStates().get(id) as State | undefined;
const show = (socket: TestSocket, clientId: number, clock: number, state: unknown) =>
  socket.ws.send(presenceFrame([{ clientId, clock, json: JSON.stringify(state) }]));
const idsIn = (socket: TestSocket) =>
  socket.frames.flatMap((frame) =>
    frame[0] === 1
      ? (decodePresence(frame.subarray(frame[1] && frame[1] > 127 ? 3 : 2)) ?? []).map(
          (l) => l.clientId,
        )
      : [],
  );

const position = { type: null, tname: "body", item: { client: 1, clock: 2 }, assoc: 0 };
const cursor = { anchor: position, head: position };
const line = (clientId: number, more: Partial<PeerLine> = {}): PeerLine => ({
  clientId,
  clock: 1,
  personId: "person-jauh",
  json: JSON.stringify({ user: { id: "person-jauh", name: "Jauh" } }),
  ...more,
});

test("[J3] people on two nodes see each other, with their carets, and who leaves is gone on both", async () => {
  const witness = await here.client("saksi; read").synced();
  witness.provider.awareness.setLocalStateField("cursor", null);
  const ani = await there.socket("ani").opened();
  show(ani, 11, 1, { cursor, user: { name: "Ketua" } });
  await until(() => seenBy(witness, 11), "the colleague");
  expect(seenBy(witness, 11)).toMatchObject({ user: { name: "Nama ani" }, cursor });
  // Whoever comes later sees them at once, here and there.
  const late = await here.socket("budi").opened();
  await until(() => idsIn(late).includes(11), "the greeting");
  const opened = await there.client("citra; read").synced();
  await until(() => seenBy(opened, witness.doc.clientID), "the answer");
  ani.ws.close();
  await until(() => !seenBy(witness, 11), "the end");
});

test("[J3] a room that opens asks who is there already", async () => {
  const ani = await there.socket("ani").opened();
  show(ani, 11, 1, { cursor });
  await until(() => told.some(({ lines }) => lines === 1));
  const witness = await here.client("saksi; read").synced();
  await until(() => seenBy(witness, 11), "the colleague");
});

test("[J3] a client id that shows on one node is nobody else's on another", async () => {
  const ani = await there.socket("ani").opened();
  const witness = await here.client("saksi; read").synced();
  show(ani, 11, 5, {});
  await until(() => seenBy(witness, 11));
  const budi = await here.socket("budi").opened();
  show(budi, 11, 9, { cursor });
  show(budi, 12, 1, {});
  await until(() => seenBy(witness, 12));
  expect(seenBy(witness, 11)?.user.id).toBe("person-ani");
  // Nor does a node that says otherwise take one away from whoever is here.
  here.collab.rooms.hearPeers(EDITION, "third", [line(12, { clock: 50 })], false);
  here.collab.rooms.hearPeers(EDITION, "third", [line(12, { clock: 60, json: null })], false);
  show(budi, 12, 2, { cursor });
  await until(() => seenBy(witness, 12)?.cursor);
  expect(seenBy(witness, 12)?.user.id).toBe("person-budi");
});

test("[J3] whoever moves to another node stays in sight while the first one notices", async () => {
  const witness = await here.client("saksi; read").synced();
  const before = await there.socket("ani").opened();
  show(before, 11, 4, {});
  await until(() => seenBy(witness, 11));
  const after = await here.socket("ani").opened();
  show(after, 11, 5, { cursor });
  await until(() => seenBy(witness, 11)?.cursor, "the move");
  const count = told.length;
  before.ws.close();
  await until(() => told.length > count, "the old node's farewell");
  show(after, 11, 6, { cursor: null });
  await until(() => seenBy(witness, 11)?.cursor === null, "the next move");
  expect(seenBy(witness, 11)?.user.id).toBe("person-ani");
});

test("[J3] a node that is gone takes its people along, and what got lost is told again", async () => {
  const witness = await here.client("saksi; read").synced();
  const ani = await there.socket("ani").opened();
  show(ani, 11, 1, {});
  await until(() => seenBy(witness, 11));
  isCut = true;
  here.collab.rooms.forgetNode("there");
  await until(() => !seenBy(witness, 11), "the end");
  show(ani, 11, 2, { cursor });
  await until(() => told.length > 2);
  isCut = false;
  there.collab.rooms.tellPeers();
  await until(() => seenBy(witness, 11)?.cursor, "the return");
  isCut = true;
  ani.ws.close();
  await until(() => told.at(-1)?.lines !== 1 || told.at(-1)?.all === false);
  isCut = false;
  await until(() => there.collab.counts().sockets === 0);
  there.collab.rooms.tellPeers();
  here.collab.rooms.hearPeers(EDITION, "there", [], true);
  await until(() => !seenBy(witness, 11), "the lost farewell");
});

test("[J3] a node that floods shows no more people than it can have, and edits go on", async () => {
  const witness = await here.client("saksi").synced();
  const { rooms } = here.collab;
  const flood = Array.from({ length: 500 }, (_, n) => line(1000 + n));
  rooms.hearPeers(EDITION, "third", flood, false);
  for (let i = 0; i < 100; i++) rooms.hearPeers(EDITION, `node-${i}`, [line(5000 + i)], false);
  await until(() => seenBy(witness, 1000));
  witness.type("!");
  await until(() => witness.isSaved);
  const states = [...witness.provider.awareness.getStates().keys()];
  expect(states.filter((id) => id >= 1000 && id < 1500)).toHaveLength(120);
  expect(states.filter((id) => id >= 5000 && id < 5100)).toHaveLength(15);
  for (const node of ["third", ...Array.from({ length: 100 }, (_, i) => `node-${i}`)])
    rooms.forgetNode(node);
  await until(() => !states.some((id) => id >= 1000 && id < 5100 && seenBy(witness, id)));
});

test("[J3] of a node that sends without a pause a part is taken", () => {
  const peers = new PeerLines(120);
  const taken = Array.from({ length: 5000 }, (_, i) =>
    peers.take("third", [line(7, { clock: i })], false),
  ).filter((changed) => changed.length);
  expect(taken.length).toBeGreaterThan(50);
  expect(taken.length).toBeLessThan(2500);
});

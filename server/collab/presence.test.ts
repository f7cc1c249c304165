import * as decoding from "lib0/decoding";
import { afterEach, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { decodePresence, presenceFrame } from "./frames.ts";
import { TestServer } from "./testing.ts";
import { type TestClient, type TestSocket, until } from "./testing-client.ts";

let server: TestServer;
let witness: TestClient;
beforeEach(async () => {
  server = await new TestServer().listen();
  witness = await server.client("saksi; read").synced();
});
afterEach(() => server.close());

type State = { user?: { name: string }; cursor?: unknown; [key: string]: unknown };
const stateOf = (id: number) => witness.provider.awareness.getStates().get(id) as State | undefined;
const show = (socket: TestSocket, clientId: number, clock: number, state: unknown) =>
  socket.ws.send(presenceFrame([{ clientId, clock, json: JSON.stringify(state) }]));

const position = { type: null, tname: "body", item: { client: 1, clock: 2 }, assoc: 0 };
const cursor = { anchor: position, head: position };

test("[C19] name, agency and colour come from the session, whatever a client claims", async () => {
  server.grants.set("ani", {
    person: {
      id: "person-ani",
      name: "Ani",
      agencyId: "a2",
      agencyKind: "kominfo",
      agencyColour: "hijau",
      agencyName: "Diskominfo",
    },
  });
  const ani = await server.socket("ani").opened();
  const forged = { id: "person-budi", name: "Ketua KPU", color: "#fff" };
  show(ani, 11, 1, { user: forged, name: "Ketua", cursor, html: "<script>" });
  await until(() => stateOf(11));
  expect(stateOf(11)).toEqual({
    user: {
      id: "person-ani",
      name: "Ani",
      agency: { id: "a2", kind: "kominfo", colour: "hijau", name: "Diskominfo" },
      color: "#2a662f",
    },
    cursor,
  });
});

test("[C19] a cursor that is none is left out, and readers show none", async () => {
  const ani = await server.socket("ani").opened();
  const bad = [
    { anchor: "x", head: position },
    { anchor: { ...position, tname: "lain" }, head: position },
    { anchor: { ...position, item: { client: "x", clock: 1 } }, head: position },
    { anchor: position },
    [position],
    "x".repeat(100),
  ];
  for (const [i, value] of bad.entries()) {
    show(ani, 11, i + 1, { cursor: value });
    const { meta } = witness.provider.awareness;
    await until(() => meta.get(11)?.clock === i + 1);
    expect(Object.keys(stateOf(11) ?? {})).toEqual(["user"]);
  }
  show(ani, 11, 8, { cursor: { anchor: { ...position, html: "<b>" }, head: position, x: 1 } });
  await until(() => stateOf(11)?.cursor !== undefined);
  expect(stateOf(11)?.cursor).toEqual(cursor);
  const reader = await server.socket("budi; read").opened();
  show(reader, 12, 1, { cursor });
  await until(() => stateOf(12));
  expect(stateOf(12)).toEqual({ user: expect.anything() });
});

test("[C19] a socket speaks for one client id and cannot remove or rename others", async () => {
  const [ani, budi] = [await server.socket("ani").opened(), await server.socket("budi").opened()];
  show(ani, 11, 5, {});
  show(budi, 12, 5, {});
  await until(() => stateOf(11) && stateOf(12));
  show(budi, 11, 6, null);
  show(budi, 11, 7, { cursor });
  show(budi, 13, 1, {});
  const late = await server.socket("citra").opened();
  show(late, 11, 9, { cursor: null });
  show(budi, 12, 6, { cursor: null });
  await until(() => stateOf(12)?.cursor === null);
  expect(stateOf(11)?.user?.name).toBe("Nama ani");
  expect(stateOf(11)?.cursor).toBeUndefined();
  expect(stateOf(13)).toBeUndefined();
});

test("[C19] whoever leaves is gone for everybody, and seen again when coming back", async () => {
  const ani = await server.client("ani").synced();
  const id = ani.doc.clientID;
  ani.provider.awareness.setLocalStateField("cursor", null);
  await until(() => stateOf(id), "the first sight");
  ani.provider.ws?.close();
  await until(() => stateOf(id) === undefined, "removal");
  await ani.synced();
  ani.provider.awareness.setLocalStateField("cursor", null);
  await until(() => stateOf(id), "the return");
  ani.destroy();
  await until(() => stateOf(id) === undefined, "the end");
});

test("[C19] who is there is told on joining, on asking, and to the sender", async () => {
  const ani = await server.socket("ani").opened();
  show(ani, 11, 1, {});
  const idsIn = (frames: readonly Uint8Array[]) =>
    frames.flatMap((frame) => {
      if (frame[0] !== 1) return [];
      const decoder = decoding.createDecoder(frame.subarray(1));
      return decodePresence(decoding.readVarUint8Array(decoder))?.map((l) => l.clientId) ?? [];
    });
  await until(() => idsIn(ani.frames).includes(11), "the echo");
  const joiner = await server.socket("budi").opened();
  await until(() => idsIn(joiner.frames).includes(11), "the greeting");
  const before = joiner.frames.length;
  joiner.ws.send(Uint8Array.of(3));
  await until(() => idsIn(joiner.frames.slice(before)).includes(11), "the answer");
});

test("[C19] [C50] too much presence is dropped without harm to the edits, but not where somebody is at last", async () => {
  const ani = await server.client("ani").synced();
  const id = ani.doc.clientID;
  let told = 0;
  witness.provider.awareness.on("update", ({ added, updated }: Record<string, number[]>) => {
    if (added?.includes(id) || updated?.includes(id)) told += 1;
  });
  for (let i = 0; i < 100; i++) ani.provider.awareness.setLocalStateField("checks", i);
  ani.type("!");
  await until(() => ani.isSaved && witness.texts[0] === "Satu!");
  await until(() => stateOf(id)?.checks === 99, "the last state");
  expect(told).toBeLessThan(30);
  ani.provider.awareness.setLocalStateField("big", "x".repeat(5000));
  ani.type("?");
  await until(() => ani.isSaved && witness.texts[0] === "Satu!?");
  expect(stateOf(id)).not.toHaveProperty("big");
  expect(ani.codes).toEqual([]);
});

test("[C29] joins and leaves leave nothing behind", async () => {
  for (let round = 0; round < 30; round++) {
    const sockets = await Promise.all(["ani", "budi"].map((name) => server.socket(name).opened()));
    for (const [i, socket] of sockets.entries()) show(socket, 1000 + round * 2 + i, 1, {});
    await until(() => stateOf(1001 + round * 2));
    for (const socket of sockets) socket.ws.close();
    await until(() => server.collab.counts().sockets === 1);
  }
  await until(() => witness.provider.awareness.getStates().size === 1);
  const joiner = await server.socket("citra").opened();
  await until(() => joiner.frames.some((frame) => frame[0] === 1));
  expect(joiner.frames.filter((frame) => frame[0] === 1).every((frame) => frame.length < 400)).toBe(
    true,
  );
});

test("[C28] the log of the server holds ids and codes, never words, names or cookies", async () => {
  const ani = await server.client("ani").synced();
  ani.type(" kalimat-rahasia");
  server.store.failBefore = 1;
  server.store.fault = "Failed query: insert … params: kalimat-rahasia";
  await until(() => ani.isSaved);
  const doc = server.store.replay();
  doc.getMap("fields").set("kunci-rahasia", "nilai-rahasia");
  ani.provider.ws?.send(Uint8Array.of(0, 2, 3, 1, 1, 1));
  Y.applyUpdate(ani.doc, Y.encodeStateAsUpdate(doc));
  await until(() => ani.codes.length > 0);
  expect(server.logged.length).toBeGreaterThan(0);
  expect(server.logged.join("\n")).not.toMatch(/rahasia|Nama|cookie|kalimat/);
});

test("[C19] the field a writer is in and their checks are passed on, nothing else, and none of a reader", async () => {
  const ani = await server.socket("ani").opened();
  show(ani, 11, 1, { field: "contact", checks: 2, note: "x" });
  await until(() => stateOf(11));
  expect(stateOf(11)).toMatchObject({ field: "contact", checks: 2 });
  expect(stateOf(11)).not.toHaveProperty("note");
  const bad = [
    { field: "<b>", checks: -1 },
    { field: 7, checks: "2" },
    { field: "a".repeat(41), checks: 1e9 },
    { field: null, checks: 0.5 },
  ];
  for (const [i, state] of bad.entries()) {
    show(ani, 11, i + 2, state);
    const { meta } = witness.provider.awareness;
    await until(() => meta.get(11)?.clock === i + 2);
    expect(Object.keys(stateOf(11) ?? {})).toEqual(["user"]);
  }
  const reader = await server.socket("budi; read").opened();
  show(reader, 12, 1, { field: "contact", checks: 1 });
  await until(() => stateOf(12));
  expect(Object.keys(stateOf(12) ?? {})).toEqual(["user"]);
});

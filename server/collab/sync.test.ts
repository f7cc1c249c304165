import * as decoding from "lib0/decoding";
import { afterEach, expect, test } from "vitest";
import * as Y from "yjs";
import { TestServer } from "./testing.ts";
import { bodyTexts, textOf, until } from "./testing-client.ts";
import { MemoryStore } from "./testing-store.ts";

let server: TestServer;
afterEach(() => server.close());

async function start(store = new MemoryStore()): Promise<TestServer> {
  server = await new TestServer(store).listen();
  return server;
}

function gate(store: MemoryStore): () => void {
  let open = () => {};
  store.gate = new Promise((resolve) => {
    open = resolve;
  });
  return () => {
    store.gate = null;
    open();
  };
}

test("[C1] two stock y-websocket clients see each other's words", async () => {
  await start();
  const [ani, budi] = [server.client("ani"), server.client("budi")];
  await Promise.all([ani.synced(), budi.synced()]);
  expect(ani.texts).toEqual(["Satu", "Dua"]);
  ani.type(" dari Ani");
  budi.type(" dari Budi", 1);
  const both = ["Satu dari Ani", "Dua dari Budi"];
  await until(() => ani.texts.join() === both.join() && budi.texts.join() === both.join());
  expect(bodyTexts(server.store.replay())).toEqual(both);
  expect(server.store.written.every(({ contributes }) => contributes)).toBe(true);
});

test("[C2] nothing is shown or confirmed before it is committed", async () => {
  await start();
  const [ani, budi] = [server.client("ani"), server.client("budi")];
  await Promise.all([ani.synced(), budi.synced()]);
  await until(() => ani.isSaved && budi.isSaved);
  const open = gate(server.store);
  const appends = server.store.appends;
  ani.type(" rahasia");
  await until(() => server.store.appends > appends, "append");
  budi.provider.awareness.setLocalState({ a: 1 });
  await until(() => ani.provider.awareness.getStates().size === 2, "a later message");
  expect(budi.texts[0]).toBe("Satu");
  expect(ani.isSaved).toBe(false);
  open();
  await until(() => budi.texts[0] === "Satu rahasia" && ani.isSaved);
});

test("[C3] whoever joins gets committed text only, and gets it at once", async () => {
  await start();
  const ani = await server.client("ani").synced();
  const open = gate(server.store);
  const appends = server.store.appends;
  ani.type(" rahasia");
  await until(() => server.store.appends > appends, "append");
  const [joiner, back] = [server.client("budi"), server.client("citra", { doc: new Y.Doc() })];
  Y.applyUpdate(back.doc, Y.encodeStateAsUpdate(server.store.replay()));
  await Promise.all([joiner.synced(), back.synced()]);
  expect(joiner.texts[0]).toBe("Satu");
  expect(back.texts[0]).toBe("Satu");
  open();
  await until(() => [joiner, back].every(({ texts }) => texts[0] === "Satu rahasia"));
});

test("[C4] confirmations count the committed write frames exactly, deletions too", async () => {
  await start();
  const ani = await server.client("ani").synced();
  await until(() => ani.isSaved && ani.sent === 1, "the answer to the state vector");
  for (let i = 0; i < 10; i++) ani.type("x");
  for (let i = 0; i < 5; i++) textOf(ani.doc).delete(0, 1);
  expect(ani.saved).toBe(1);
  await until(() => ani.saved === 16, "16 confirmed frames");
  expect(ani.sent).toBe(16);
  expect(bodyTexts(server.store.replay())[0]).toBe("xxxxxxxxx");
  // Known frames are confirmed too, without a row.
  const rows = server.store.rows.length;
  ani.provider.ws?.send(Uint8Array.of(0, 2, 2, 0, 0));
  await until(() => ani.saved === 17);
  expect(server.store.rows.length).toBe(rows);
});

test("[C4] a frame that is known but not committed waits for what it repeats", async () => {
  await start();
  const ani = await server.client("ani").synced();
  const open = gate(server.store);
  const appends = server.store.appends;
  ani.type(" lagi");
  await until(() => server.store.appends > appends, "append");
  const twin = server.client("ani", { doc: new Y.Doc() });
  Y.applyUpdate(twin.doc, Y.encodeStateAsUpdate(ani.doc));
  await until(() => server.collab.counts().sockets === 2 && server.collab.counts().waiting >= 2);
  expect(twin.saved).toBe(0);
  open();
  await until(() => twin.isSaved && ani.isSaved);
  expect(twin.texts[0]).toBe("Satu lagi");
  expect(server.store.written.length).toBe(1);
});

test("[C6] opening the page, showing a cursor and leaving writes no row", async () => {
  await start();
  const client = await server.client("ani").synced();
  client.provider.awareness.setLocalStateField("cursor", null);
  await until(() => client.isSaved);
  client.destroy();
  await until(() => server.collab.counts().rooms === 0, "the room to close");
  expect(server.store.rows.length).toBe(1);
  expect(server.store.appends).toBe(0);
});

test("[C25] only a change of the canonical text makes a contributor", async () => {
  await start(new MemoryStore("Judul", ["Satu"]));
  const ani = await server.client("ani").synced();
  const body = ani.doc.getXmlFragment("body");
  const contributes = async (change: () => void) => {
    const rows = server.store.written.length;
    ani.doc.transact(change);
    await until(() => server.store.written.length > rows && ani.isSaved, "a row");
    return server.store.written.slice(rows).some((row) => row.contributes);
  };
  const first = () => body.get(0) as Y.XmlElement;
  const trailing = () => body.insert(body.length, [new Y.XmlElement("paragraph")]);
  expect(await contributes(() => first().setAttribute("id", "abcdefghij"))).toBe(false);
  expect(await contributes(trailing)).toBe(false);
  expect(await contributes(() => body.insert(0, [new Y.XmlElement("paragraph")]))).toBe(true);
  expect(await contributes(() => body.delete(0, 1))).toBe(true);
  expect(await contributes(() => textOf(ani.doc).insert(0, "Awal. "))).toBe(true);
  expect(await contributes(() => textOf(ani.doc).format(0, 4, { bold: true }))).toBe(true);
  expect(await contributes(() => ani.doc.getMap("fields").set("tempat", "Jepara"))).toBe(false);
  expect(await contributes(() => ani.doc.getMap("fields").set("tempat", "Lumajang"))).toBe(true);
  const title = ani.doc.getXmlFragment("title").get(0) as Y.XmlElement;
  expect(await contributes(() => (title.get(0) as Y.XmlText).insert(0, "B"))).toBe(true);
  expect(await contributes(() => (title.get(0) as Y.XmlText).insert(0, " "))).toBe(false);
});

test("[C26] a log that has become long is given a snapshot, of what is committed", async () => {
  const limit = { framesBurst: 10_000, snapshotRows: 100 };
  server = await new TestServer(new MemoryStore(), { limit }).listen();
  const { rows, snapshots } = server.store;
  const ani = await server.client("ani").synced();
  for (let i = 0; i < 350; i++) {
    ani.type("a");
    if (i % 7 === 0) await new Promise(setImmediate);
  }
  await until(() => ani.isSaved && rows.length > 350, "all rows");
  expect(snapshots.length).toBeGreaterThan(0);
  expect(snapshots[0]).toBeGreaterThan(100);
  expect(snapshots.at(-1)).toBeLessThanOrEqual(rows.length);
});

test("[C1] a colleague's formatted text is tidied by the server, not by every reader", async () => {
  await start();
  const [ani, budi] = [server.client("ani"), server.client("budi; read")];
  await Promise.all([ani.synced(), budi.synced()]);
  textOf(ani.doc).format(0, 4, { bold: true });
  textOf(ani.doc).insert(2, "x", { bold: true });
  textOf(ani.doc).format(0, 5, { bold: null });
  await until(() => ani.isSaved && budi.texts.join() === ani.texts.join());
  expect(budi.code).toBeUndefined();
  expect(Y.encodeStateAsUpdate(server.store.replay())).toEqual(Y.encodeStateAsUpdate(budi.doc));
});

test("[C3] frames of the protocol are answered by committed state and its vector", async () => {
  await start();
  const socket = await server.socket("ani").opened();
  await until(() => socket.frames.length > 0);
  const decoder = decoding.createDecoder(socket.frames[0] ?? new Uint8Array());
  expect([decoding.readVarUint(decoder), decoding.readVarUint(decoder)]).toEqual([0, 0]);
  const vector = decoding.readVarUint8Array(decoder);
  expect(vector).toEqual(Y.encodeStateVector(server.store.replay()));
  expect(decoding.hasContent(decoder)).toBe(false);
});

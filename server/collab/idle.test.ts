import { afterEach, expect, test } from "vitest";
import * as Y from "yjs";
import { updateFrame } from "./frames.ts";
import { TestServer } from "./testing.ts";
import { bodyTexts, textOf, until } from "./testing-client.ts";
import { MemoryStore } from "./testing-store.ts";

let server: TestServer;
afterEach(() => server.close());

/** Every text is kept as bytes as soon as nothing waits. */
async function start(): Promise<void> {
  server = await new TestServer(new MemoryStore(), { limit: { idleSeconds: 0.001 } }).listen();
}

const asleep = () => until(() => server.collab.counts().documents === 0, "the document to close");

test("[C45] a text that nobody writes in is bytes alone, and people join and read it as before", async () => {
  await start();
  const ani = await server.client("ani").synced();
  ani.type(" kata");
  await until(() => ani.isSaved);
  await asleep();
  const budi = await server.client("budi; read").synced();
  expect(budi.texts).toEqual(["Satu kata", "Dua"]);
  const back = server.client("citra", { doc: new Y.Doc() });
  Y.applyUpdate(back.doc, Y.encodeStateAsUpdate(server.store.replay(1)));
  await until(() => back.texts[0] === "Satu kata");
  expect(server.collab.counts()).toMatchObject({ rooms: 1, sockets: 3 });
  expect(server.store.loads).toBe(1);
});

test("[C45] joining alone opens no document", async () => {
  await start();
  await server.client("ani").synced();
  await asleep();
  const opened = server.collab.counts().documents;
  const budi = await server.client("budi").synced();
  await until(() => budi.isSaved);
  expect([opened, server.collab.counts().documents]).toEqual([0, 0]);
});

test("[C45] the next key opens it again: words, blocks with their ids and the rules are the same", async () => {
  await start();
  const [ani, budi] = [server.client("ani"), server.client("budi")];
  await Promise.all([ani.synced(), budi.synced()]);
  for (let i = 0; i < 5; i++) {
    await asleep();
    (i % 2 ? ani : budi).type(String(i));
    await until(() => ani.isSaved && budi.isSaved && ani.texts.join() === budi.texts.join());
  }
  expect(ani.texts[0]).toBe("Satu01234");
  ani.doc.getXmlFragment("body").push([new Y.XmlElement("paragraph")]);
  textOf(ani.doc, 2).insert(0, "Tiga");
  await until(() => (budi.doc.getXmlFragment("body").get(2) as Y.XmlElement)?.getAttribute("id"));
  await asleep();
  const forged = new Y.Doc();
  Y.applyUpdate(forged, Y.encodeStateAsUpdate(server.store.replay()));
  forged.clientID = ani.doc.clientID;
  const before = Y.encodeStateVector(forged);
  textOf(forged).insert(0, "palsu");
  const socket = await server.socket("jahat").opened();
  socket.ws.send(updateFrame(Y.encodeStateAsUpdate(forged, before)));
  expect(await socket.closed()).toBe(4403);
  await asleep();
  expect(bodyTexts(server.store.replay())).toEqual(ani.texts);
});

import { afterEach, expect, test } from "vitest";
import * as Y from "yjs";
import { TestServer } from "./testing.ts";
import { bodyTexts, until } from "./testing-client.ts";

let server: TestServer;
afterEach(() => server.close());

/** Holds the next appends until the returned function is called. */
function gate(): () => void {
  let open = () => {};
  server.store.gate = new Promise((resolve) => {
    open = resolve;
  });
  return () => {
    server.store.gate = null;
    open();
  };
}

test("[C13] a session that ended is found out by the commit and the others' text survives", async () => {
  server = await new TestServer().listen();
  const [ani, budi] = [await server.client("ani").synced(), await server.client("budi").synced()];
  await until(() => ani.isSaved && budi.isSaved);
  const open = gate();
  const appends = server.store.appends;
  budi.type(" satu", 1);
  await until(() => server.store.appends > appends);
  ani.type(" dicabut");
  budi.type(" dua", 1);
  await until(() => server.collab.counts().waiting >= 3, "the queue");
  server.store.endedSessions.add("session-ani");
  open();
  await until(() => ani.code === 4401 && budi.isSaved);
  expect(bodyTexts(server.store.replay())).toEqual(["Satu", "Dua satu dua"]);
  expect(budi.texts).toEqual(["Satu", "Dua satu dua"]);
  expect(server.store.written.every((row) => row.author?.personId === "person-budi")).toBe(true);
  budi.type("!");
  await until(() => budi.isSaved);
  const joiner = await server.client("citra").synced();
  expect(joiner.texts).toEqual(["Satu!", "Dua satu dua"]);
});

test("[K119] whoever may only suggest by the time of the commit comes back to be judged anew, and the others' text survives", async () => {
  server = await new TestServer().listen();
  const [ani, budi] = [await server.client("ani").synced(), await server.client("budi").synced()];
  const open = gate();
  const appends = server.store.appends;
  budi.type(" satu", 1);
  await until(() => server.store.appends > appends);
  ani.type(" tanpa saran");
  budi.type(" dua", 1);
  await until(() => server.collab.counts().waiting >= 2, "the queue");
  server.store.limitedSessions.add("session-ani");
  open();
  await until(() => ani.codes.includes(4300) && budi.isSaved);
  expect(bodyTexts(server.store.replay())).toEqual(["Satu", "Dua satu dua"]);
  server.store.limitedSessions.clear();
  await until(() => ani.isSaved && budi.texts[0] === "Satu tanpa saran", "what was not refused");
});

test("[C11] what is on its way into the log outlives a colleague's invalid frame", async () => {
  server = await new TestServer().listen();
  const [ani, budi] = [await server.client("ani").synced(), await server.client("budi").synced()];
  await until(() => ani.isSaved && budi.isSaved);
  const open = gate();
  const appends = server.store.appends;
  budi.type(" satu", 1);
  await until(() => server.store.appends > appends);
  budi.type(" dua", 1);
  ani.doc.getMap("fields").set("kunci", "x");
  await until(() => ani.code === 4422);
  budi.type(" tiga", 1);
  await until(() => server.collab.counts().waiting >= 3);
  open();
  await until(() => budi.isSaved);
  expect(bodyTexts(server.store.replay())).toEqual(["Satu", "Dua satu dua tiga"]);
  expect(budi.codes).toEqual([]);
});

test("[C7] an id that the log knows as somebody else's closes with 4403 and keeps the rest", async () => {
  server = await new TestServer().listen();
  const [ani, budi] = [await server.client("ani").synced(), await server.client("budi").synced()];
  const open = gate();
  const appends = server.store.appends;
  budi.type(" satu", 1);
  await until(() => server.store.appends > appends);
  ani.type(" milik orang lain");
  budi.type(" dua", 1);
  await until(() => server.collab.counts().waiting >= 3);
  server.store.clients.set(ani.doc.clientID, "person-citra");
  open();
  await until(() => ani.code === 4403 && budi.isSaved);
  expect(bodyTexts(server.store.replay())).toEqual(["Satu", "Dua satu dua"]);
});

test("[C14] when the log fails and comes back, nothing is lost and nothing is there twice", async () => {
  server = await new TestServer().listen();
  const [ani, budi] = [await server.client("ani").synced(), await server.client("budi").synced()];
  for (let round = 0; round < 4; round++) {
    server.store.failBefore = round % 2;
    server.store.failAfter = 1;
    ani.type(`a${round}`);
    budi.type(`b${round}`, 1);
    await until(() => ani.isSaved && budi.isSaved && server.store.failAfter === 0, "recovery");
  }
  await until(() => ani.texts.join() === budi.texts.join());
  expect(bodyTexts(server.store.replay())).toEqual(["Satua0a1a2a3", "Duab0b1b2b3"]);
  expect(server.store.written.length).toBe(8);
  expect([ani.codes, budi.codes]).toEqual([[], []]);
});

test("[C20] blocks get ids once it is quiet, and repeated ones are given anew", async () => {
  server = await new TestServer().listen();
  const ani = await server.client("ani").synced();
  const body = ani.doc.getXmlFragment("body");
  const blocks = () => body.toArray() as Y.XmlElement[];
  ani.doc.transact(() => {
    const twin = new Y.XmlElement("paragraph");
    body.insert(2, [twin]);
    for (const block of [blocks()[0], twin]) block?.setAttribute("id", "samasamaid");
  });
  await until(() => blocks().every((block) => block.getAttribute("id")) && ani.isSaved, "ids");
  await until(() => new Set(blocks().map((b) => b.getAttribute("id"))).size === 3, "own ids");
  expect(blocks()[0]?.getAttribute("id")).toBe("samasamaid");
  expect(blocks()[1]?.getAttribute("id")).toMatch(/^[0-9a-z]{10}$/);
  const own = server.store.rows.at(-1);
  expect([own?.author, own?.contributes]).toEqual([null, false]);
  ani.destroy();
  await until(() => server.collab.counts().rooms === 0);
  const budi = await server.client("budi").synced();
  expect(budi.texts).toEqual(["Satu", "Dua", ""]);
});

test("[C20] the last to leave leaves ids behind, and a body is never empty", async () => {
  server = await new TestServer().listen();
  const ani = await server.client("ani").synced();
  ani.doc.getXmlFragment("body").delete(0, 2);
  await until(() => ani.isSaved);
  ani.destroy();
  await until(() => server.collab.counts().rooms === 0);
  const [only] = server.store.replay().getXmlFragment("body").toArray() as Y.XmlElement[];
  expect(only?.nodeName).toBe("paragraph");
  expect(only?.getAttribute("id")).toMatch(/^[0-9a-z]{10}$/);
});

test("[C23] a stop under load keeps everything that was confirmed and closes with 1012", async () => {
  server = await new TestServer().listen();
  const clients = await Promise.all(
    ["ani", "budi", "citra"].map((name) => server.client(name).synced()),
  );
  const typed = clients.map((): { text: string; frame: number }[] => []);
  const typing = setInterval(() => {
    clients.forEach((client, i) => {
      const text = `<${i}:${typed[i]?.length}>`;
      client.type(text);
      typed[i]?.push({ text, frame: client.sent });
    });
  }, 2);
  await until(() => typed[0] && typed[0].length > 40);
  const confirmed = clients.map(() => 0);
  const watch = setInterval(() => {
    clients.forEach((client, i) => {
      if (client.codes.length === 0) confirmed[i] = client.saved;
    });
  }, 1);
  const from = Date.now();
  await server.collab.stop();
  clearInterval(typing);
  await until(() => clients.every((client) => client.codes.length > 0));
  clearInterval(watch);
  expect(Date.now() - from).toBeLessThan(8000);
  for (const client of clients) expect(client.codes[0]).toBe(1012);
  const text = bodyTexts(server.store.replay()).join();
  typed.forEach((list, i) => {
    for (const { text: piece, frame } of list) {
      if (frame <= (confirmed[i] ?? 0)) expect(text).toContain(piece);
    }
  });
  expect(Math.min(...confirmed)).toBeGreaterThan(20);
});

test("[C23] after a stop has begun nobody is let in", async () => {
  server = await new TestServer().listen();
  await server.collab.stop();
  expect(await server.socket("ani").closed()).toBe(1012);
});

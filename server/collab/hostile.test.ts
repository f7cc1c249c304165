import { afterEach, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { HOSTILE_LINKS } from "#domain/testing-links.ts";
import { updateFrame } from "./frames.ts";
import { TestServer } from "./testing.ts";
import { bodyTexts, RELEASE, type TestClient, textOf, until } from "./testing-client.ts";
import { MemoryStore } from "./testing-store.ts";

let server: TestServer;
let colleague: TestClient;
beforeEach(async () => {
  server = await new TestServer(new MemoryStore(), { limit: { documentBytes: 200_000 } }).listen();
  colleague = await server.client("kolega").synced();
  await until(() => colleague.isSaved);
});
afterEach(() => server.close());

/** What a change of a copy of the committed document would be sent as. */
function updateOf(change: (doc: Y.Doc) => void, clientId?: number): Uint8Array {
  const doc = server.store.replay();
  if (clientId !== undefined) doc.clientID = clientId;
  const before = Y.encodeStateVector(doc);
  doc.transact(() => change(doc));
  return Y.encodeStateAsUpdate(doc, before);
}

async function send(update: Uint8Array, cookie = "jahat"): Promise<number | undefined> {
  const socket = await server.socket(cookie).opened();
  // A real client answers the state vector first; from then on gaps are refused.
  socket.ws.send(Uint8Array.of(0, 1, 2, 0, 0));
  socket.ws.send(updateFrame(update));
  return socket.closed();
}

async function colleagueGoesOn(): Promise<void> {
  const text = colleague.texts[0];
  colleague.type(" lanjut");
  await until(() => colleague.isSaved, "the colleague's commit");
  expect(colleague.texts[0]).toBe(`${text} lanjut`);
  expect(colleague.codes).toEqual([]);
}

test("[C7] words under a colleague's client id are refused and nothing is appended", async () => {
  colleague.type("!");
  await until(() => colleague.isSaved);
  const rows = server.store.rows.length;
  const forged = updateOf((doc) => textOf(doc).insert(0, "PALSU"), colleague.doc.clientID);
  expect(await send(forged)).toBe(4403);
  const [serverId = 0] = server.store.rows[0]?.clientIds ?? [];
  expect(await send(updateOf((doc) => textOf(doc).insert(0, "PALSU"), serverId))).toBe(4403);
  expect(server.store.rows.length).toBe(rows);
  expect(server.logged.filter((line) => line.includes("client id")).length).toBe(2);
  await colleagueGoesOn();
});

test("[C7] an id that a colleague has only shown in presence is the colleague's too", async () => {
  await until(() => server.collab.counts().sockets === 1);
  const forged = updateOf((doc) => textOf(doc).insert(0, "PALSU"), colleague.doc.clientID);
  expect(await send(forged)).toBe(4403);
  await colleagueGoesOn();
});

test("[C7] part new, part known: only what is new needs to be one's own", async () => {
  colleague.type("abc");
  await until(() => colleague.isSaved);
  const ani = server.client("ani", { doc: server.store.replay() });
  await ani.synced();
  const all = Y.encodeStateAsUpdate(ani.doc);
  ani.provider.ws?.send(updateFrame(all).slice());
  ani.type("d");
  await until(() => ani.isSaved && colleague.texts[0] === "Satuabcd");
  const grown = new Y.Doc();
  Y.applyUpdate(grown, Y.encodeStateAsUpdate(ani.doc));
  grown.clientID = colleague.doc.clientID;
  textOf(grown).insert(7, "X");
  expect(await send(Y.encodeStateAsUpdate(grown))).toBe(4403);
});

test("[C7] a socket may use only so many new client ids", async () => {
  const doc = server.store.replay();
  const before = Y.encodeStateVector(doc);
  for (let id = 1; id <= 101; id++) {
    doc.clientID = id;
    textOf(doc).insert(0, "x");
  }
  expect(await send(Y.encodeStateAsUpdate(doc, before))).toBe(4403);
});

test("[C8] an update that builds on what is not there closes with 4422", async () => {
  const doc = server.store.replay();
  textOf(doc).insert(0, "hilang");
  const before = Y.encodeStateVector(doc);
  textOf(doc).insert(3, "x");
  const rows = server.store.rows.length;
  expect(await send(Y.encodeStateAsUpdate(doc, before))).toBe(4422);
  expect(server.store.rows.length).toBe(rows);
  await colleagueGoesOn();
});

test("[C9] whoever types before their offline words were asked for loses neither", async () => {
  const ani = await server.client("ani").synced();
  await until(() => ani.isSaved);
  ani.provider.disconnect();
  ani.type(" luring");
  const socket = await server.socket("ani", `/collab/${RELEASE}?saved=1`).opened();
  const before = Y.encodeStateVector(ani.doc);
  ani.type(" daring");
  textOf(ani.doc).delete(5, 1);
  socket.ws.send(updateFrame(Y.encodeStateAsUpdate(ani.doc, before)));
  const answer = updateFrame(Y.encodeStateAsUpdate(ani.doc));
  answer[1] = 1;
  socket.ws.send(answer);
  await until(() => colleague.texts[0] === "Satu uring daring", "the words");
  await until(() => socket.frames.some((f) => f[0] === 100 && f[1] === 2), "confirmation of both");
  expect(socket.code).toBeUndefined();
});

test("[C4] what is kept until it fits is not confirmed by a later frame that fits at once", async () => {
  const ani = await server.client("ani").synced();
  await until(() => ani.isSaved);
  ani.provider.disconnect();
  ani.type(" luring");
  const socket = await server.socket("ani", `/collab/${RELEASE}?saved=1`).opened();
  const confirmed = () => socket.frames.flatMap((f) => (f[0] === 100 ? [f[1]] : []));
  const sent = (change: () => void) => {
    const before = Y.encodeStateVector(ani.doc);
    change();
    socket.ws.send(updateFrame(Y.encodeStateAsUpdate(ani.doc, before)));
  };
  sent(() => ani.type(" daring"));
  const known = server.store.replay();
  textOf(known).delete(0, 1);
  socket.ws.send(updateFrame(Y.encodeStateAsUpdate(known)));
  const appends = server.store.appends;
  colleague.type("!");
  await until(() => colleague.isSaved && server.store.appends > appends);
  expect(confirmed()).toEqual([]);
  const answer = updateFrame(Y.encodeStateAsUpdate(ani.doc));
  answer[1] = 1;
  socket.ws.send(answer);
  await until(() => confirmed().at(-1) === 3, "confirmation of all three");
  expect(bodyTexts(server.store.replay())[0]).toMatch(/^atu/);
  expect(socket.code).toBeUndefined();
});

type Content = (body: Y.XmlFragment, doc: Y.Doc) => void;
const element = (
  name: string,
  attrs: Record<string, unknown> = {},
  children: (Y.XmlElement | Y.XmlText)[] = [],
) => {
  const it = new Y.XmlElement(name);
  for (const [key, value] of Object.entries(attrs)) it.setAttribute(key, value as string);
  it.insert(0, children);
  return it;
};
const link = (href: string) => {
  const text = new Y.XmlText();
  text.insert(0, "klik", { link: { href } });
  return text;
};
function nest(body: Y.XmlFragment, depth: number): void {
  let parent: Y.XmlFragment = body;
  for (let i = 0; i < depth; i++) {
    const quote = element("quote");
    parent.insert(0, [quote]);
    parent = quote;
  }
}

const INVALID: Record<string, Content> = {
  "a node that no schema knows": (body) => body.insert(0, [element("script")]),
  "a node that stands where it may not": (body) =>
    body.insert(0, [element("listItem", {}, [element("paragraph")])]),
  "a quote without a paragraph": (body) => body.insert(0, [element("quote")]),
  "nesting 5,000 deep": (body) => nest(body, 5000),
  "nesting 33 deep": (body) => nest(body, 33),
  "text beside the blocks": (body) => body.insert(0, [new Y.XmlText("lepas")]),
  "an attribute that no schema knows": (body) =>
    body.insert(0, [element("paragraph", { onclick: "x" })]),
  "an attribute of a wrong kind": (body) =>
    body.insert(0, [element("paragraph", { id: { a: 1 } })]),
  "a __proto__ attribute": (body) => body.insert(0, [element("paragraph", { ["__proto__"]: "x" })]),
  "a __proto__ mark": (body) => {
    const text = new Y.XmlText();
    text.insert(0, "x", { ["__proto__"]: true });
    body.insert(0, [element("paragraph", {}, [text])]);
  },
  "a heading of level 1": (body) => body.insert(0, [element("heading", { level: 1 })]),
  "a javascript: link": (body) =>
    body.insert(0, [element("paragraph", {}, [link("javascript:alert(1)")])]),
  "an unknown root": (_, doc) => doc.getMap("lain").set("a", 1),
  "an unknown field": (_, doc) => doc.getMap("fields").set("kunci", "x"),
  "a field that is an object": (_, doc) => doc.getMap("fields").set("tempat", { a: 1 }),
  "a field that is shared text": (_, doc) => doc.getMap("fields").set("tempat", new Y.Text("x")),
  "a formatted title": (_, doc) =>
    (doc.getXmlFragment("title").get(0) as Y.XmlElement).insert(0, [link("https://a.test")]),
  "a document in the document": (_, doc) => doc.getMap("fields").set("tempat", new Y.Doc()),
};

test.each<[unknown]>([[[-1]], [[1e9]], [[1.5]], ["200"], [Array(41).fill(1)], [[{ a: 1 }]]])(
  "[K195] %j as widths of columns closes with 4422 and the colleague goes on",
  async (colwidth) => {
    const rows = server.store.rows.length;
    const cell = element("tableCell", { colwidth } as never, [element("paragraph")]);
    const table = element("table", {}, [element("tableRow", {}, [cell])]);
    expect(await send(updateOf((doc) => doc.getXmlFragment("body").insert(0, [table])))).toBe(4422);
    expect(server.store.rows.length).toBe(rows);
    await colleagueGoesOn();
  },
);

test.each(Object.entries(INVALID))(
  "[C11] %s closes with 4422 and the colleague goes on",
  async (_, change) => {
    const rows = server.store.rows.length;
    colleague.type(" sah");
    expect(await send(updateOf((doc) => change(doc.getXmlFragment("body"), doc)))).toBe(4422);
    await until(() => colleague.isSaved);
    expect(server.store.rows.length).toBe(rows + 1);
    expect(colleague.texts[0]).toBe("Satu sah");
    await colleagueGoesOn();
  },
);

test("[H12] no spelling of a script gets into a text as a link", async () => {
  const rows = server.store.rows.length;
  for (const href of HOSTILE_LINKS) {
    const linked = updateOf((doc) =>
      doc.getXmlFragment("body").insert(0, [element("paragraph", {}, [link(href)])]),
    );
    expect(await send(linked), JSON.stringify(href)).toBe(4422);
  }
  expect(server.store.rows.length).toBe(rows);
  await colleagueGoesOn();
}, 60_000);

test("[C11] a root used as another kind of type closes with 4422", async () => {
  const doc = new Y.Doc();
  doc.getMap("body").set("a", "x");
  expect(await send(Y.encodeStateAsUpdate(doc))).toBe(4422);
  const list = new Y.Doc();
  list.getArray("fields").insert(0, ["x"]);
  expect(await send(Y.encodeStateAsUpdate(list))).toBe(4422);
  await colleagueGoesOn();
});

test("[C21] a document over its limit closes with 4413, and can still be shortened", async () => {
  const rows = server.store.rows.length;
  expect(await send(updateOf((doc) => textOf(doc).insert(0, "x".repeat(250_000))))).toBe(4413);
  expect(server.store.rows.length).toBe(rows);
  const ani = await server.client("ani").synced();
  for (let i = 0; i < 3; i++) ani.type("y".repeat(64_000));
  await until(() => ani.isSaved);
  ani.type("z".repeat(10_000));
  await until(() => ani.code === 4413);
  const budi = await server.client("budi").synced();
  textOf(budi.doc).delete(4, 100_000);
  await until(() => budi.isSaved);
  budi.type("muat");
  await until(() => budi.isSaved);
  await colleagueGoesOn();
});

test("[C21] too many nodes close with 4413", async () => {
  const many: Content = (body) =>
    body.insert(
      0,
      Array.from({ length: 20_000 }, () => element("paragraph")),
    );
  const wide = await new TestServer(new MemoryStore()).listen();
  const ani = await wide.client("ani").synced();
  many(ani.doc.getXmlFragment("body"), ani.doc);
  await until(() => ani.code === 4413);
  expect(wide.store.rows.length).toBe(1);
  await wide.close();
});

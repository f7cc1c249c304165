import { afterEach, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { canonicalBody } from "#domain/canonical.ts";
import { readContent, writeContent } from "#domain/document.ts";
import type { JsonNode } from "#domain/schema.ts";
import { TestServer } from "./testing.ts";
import { type TestClient, until } from "./testing-client.ts";
import { STRUCTURAL, TestEditor } from "./testing-editor.ts";
import { Model } from "./testing-model.ts";
import type { Peer } from "./testing-peer.ts";
import { seeded } from "./testing-random.ts";
import { textOfAll } from "./testing-schedule.ts";
import { MemoryStore } from "./testing-store.ts";

const SEED = 4_000;
const RUNS = 200;
const STEPS = 60;

const text = (words: string): JsonNode => ({ type: "text", text: words });
const paragraph = (words: string): JsonNode =>
  words ? { type: "paragraph", content: [text(words)] } : { type: "paragraph" };
const item = (...content: JsonNode[]): JsonNode => ({ type: "listItem", content });
const list = (...content: JsonNode[]): JsonNode => ({ type: "bulletList", content });
const quote = (...content: JsonNode[]): JsonNode => ({
  type: "quote",
  attrs: { speaker: "Ani" },
  content,
});

let server: TestServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

function storeWith(block: JsonNode): MemoryStore {
  const store = new MemoryStore();
  const doc = store.replay();
  writeContent(doc, { body: { type: "doc", content: [block, paragraph("Akhir")] } });
  const data = Y.encodeStateAsUpdate(doc);
  store.clients.set(doc.clientID, null);
  store.rows = [{ seq: 1, data, clientIds: [], author: null, contributes: false }];
  return store;
}

/** The block in which something is deleted, found by a path of indexes. */
function at(doc: Y.Doc, path: readonly number[]): Y.XmlElement {
  const body: Y.XmlFragment = doc.getXmlFragment("body");
  return path.reduce((node, i) => node.get(i) as Y.XmlElement, body) as Y.XmlElement;
}

describe("[C40] whoever deletes the other one of the last two is not sent away, and the block stays", () => {
  const [a, b, none] = [paragraph("a"), paragraph("b"), paragraph("")];
  const stays = list(item(paragraph("tetap")));
  const cases: [string, number[], JsonNode, JsonNode][] = [
    ["paragraphs of a quote", [0], quote(a, b), quote(none)],
    ["items of a list", [0], list(item(a), item(b)), list(item(none))],
    ["paragraphs of an item", [0, 0], list(item(a, b)), list(item(none))],
    ["paragraphs before a list", [0, 0], list(item(a, b, stays)), list(item(none, stays))],
  ];
  test.each(cases)("%s", async (_, path, block, after) => {
    const kind = block.type === "bulletList" && path.length === 1 ? "listItem" : "paragraph";
    server = await new TestServer(storeWith(block)).listen();
    const { store } = server;
    const [ani, budi] = [server.client("ani"), server.client("budi")];
    await Promise.all([ani.synced(), budi.synced()]);
    const editors = [new TestEditor(ani.doc), new TestEditor(budi.doc)];
    budi.provider.disconnect();
    at(ani.doc, path).delete(0, 1);
    at(budi.doc, path).delete(1, 1);
    await until(() => ani.isSaved && store.written.length === 1, "Ani's deletion");
    budi.provider.connect();
    const merged = { type: "doc", content: [after, paragraph("Akhir")] };
    await until(() => store.written.length === 2 || budi.codes.some((code) => code > 4000));
    expect([ani.codes, budi.codes.filter((code) => code > 4000)]).toEqual([[], []]);
    const log = store.replay();
    expect(at(log, path).get(0), "is mended with the deletion").toMatchObject({ nodeName: kind });
    expect(canonicalBody(readContent(log).body)).toEqual(merged);
    const isThere = ({ doc }: TestClient) => textOfAll(doc) === textOfAll(log);
    await until(() => isThere(ani) && isThere(budi), "the mended text");
    for (const editor of editors) expect(canonicalBody(editor.json)).toEqual(merged);
  });
});

const START = [
  quote(paragraph("satu"), paragraph("dua")),
  list(item(paragraph("tiga"), list(item(paragraph("empat")))), item(paragraph("lima"))),
  paragraph("enam"),
];

async function wander(seed: number): Promise<void> {
  const random = seeded(seed);
  const pick = (n: number) => Math.floor(random() * n);
  const model = new Model(2 + pick(2));
  try {
    await model.begin();
    writeContent((model.peers[0] as Peer).doc, { body: { type: "doc", content: START } });
    await model.begin();
    const editors = model.peers.map(({ doc }) => new TestEditor(doc));
    for (let step = 0; step < STEPS; step++) {
      const who = pick(editors.length);
      const what = pick(8);
      if (what < 4) {
        const kind = STRUCTURAL[pick(STRUCTURAL.length)] ?? "type";
        editors[who]?.do(kind, pick(1000), pick(12));
      } else if (what === 4) await model.act({ do: "commit", how: "done" });
      else await model.act({ do: what === 5 ? "down" : "up", who, count: 1 + pick(3) });
      await model.settle();
    }
    expect(await model.heal()).toEqual([]);
    expect(model.faults).toEqual([]);
    expect(model.peers.flatMap(({ codes }) => codes)).toEqual([]);
    const body = canonicalBody(readContent(model.store.replay()).body);
    for (const editor of editors) expect(canonicalBody(editor.json)).toEqual(body);
  } finally {
    model.destroy();
  }
}

test(`[C40] ${RUNS} times people change the shape of one text at once, and no merge is refused (seed ${SEED})`, async () => {
  for (let run = 0; run < RUNS; run++) {
    await wander(SEED + run).catch((error) => {
      throw new Error(`seed ${SEED + run}`, { cause: error });
    });
  }
}, 60_000);

import { afterEach, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { readContent } from "#domain/document.ts";
import { breakAs, proposalId } from "#domain/proposals.ts";
import { grantOf, TestServer } from "./testing.ts";
import { type TestClient, textOf, until } from "./testing-client.ts";

const BUDI = "01900000-0000-7000-8000-00000000000b";

let server: TestServer;
let ani: TestClient;
let budi: TestClient;
let own: string;

/** A line of words; `begins` where it is proposed that it begins here. */
function line(words: string, marks: object = {}, begins?: "insertion" | "deletion"): Y.XmlElement {
  const block = new Y.XmlElement("paragraph");
  if (begins) block.setAttribute("proposed", breakAs(begins, own));
  const text = new Y.XmlText();
  if (words) text.insert(0, words, marks);
  block.insert(0, [text]);
  return block;
}

function item(...lines: Y.XmlElement[]): Y.XmlElement {
  const element = new Y.XmlElement("listItem");
  element.insert(0, lines);
  return element;
}

const listIn = (doc: Y.Doc) => doc.getXmlFragment("body").get(1) as Y.XmlElement;
const standing = (doc: Y.Doc) => JSON.stringify(readContent(doc).body);

/** In the text is a list of two, and an empty line at its end. */
beforeEach(async () => {
  server = await new TestServer().listen();
  const { person } = grantOf("budi; suggest", 1);
  server.grants.set("budi", { person: { ...person, id: BUDI } });
  ani = await server.client("ani").synced();
  own = proposalId({ author: BUDI, at: Date.now(), sign: "abcd" });
  const list = new Y.XmlElement("bulletList");
  list.insert(0, [item(line("satu")), item(line("dua"))]);
  ani.doc.getXmlFragment("body").insert(1, [list]);
  ani.doc.getXmlFragment("body").push([line("")]);
  await until(() => ani.isSaved, "the list");
  budi = await server.client("budi; suggest").synced();
});
afterEach(() => server.close());

const insertion = () => ({ insertion: { proposal: own } });

const DEEDS: [string, (doc: Y.Doc) => void, number][] = [
  [
    "an item to come",
    (doc) => listIn(doc).insert(1, [item(line("baru", insertion(), "insertion"))]),
    0,
  ],
  [
    "an item to be one with the one before",
    (doc) =>
      ((listIn(doc).get(1) as Y.XmlElement).get(0) as Y.XmlElement).setAttribute(
        "proposed",
        breakAs("deletion", own),
      ),
    0,
  ],
  [
    "a line behind the list",
    (doc) => doc.getXmlFragment("body").insert(2, [line("baru", insertion(), "insertion")]),
    0,
  ],
  [
    "words in another look",
    (doc) =>
      doc.transact(() => {
        const words = textOf(doc).toJSON();
        textOf(doc).format(0, words.length, { deletion: { proposal: own } });
        textOf(doc).insert(words.length, words, { deletion: null, bold: {}, ...insertion() });
      }),
    0,
  ],
  ["an item that stands at once", (doc) => listIn(doc).insert(1, [item(line("baru"))]), 4403],
  ["an item away", (doc) => listIn(doc).delete(1, 1), 4403],
];

test.each(DEEDS)(
  "[K116] [K166] [K167] whoever only suggests would have %s",
  async (_name, act, code) => {
    const before = standing(ani.doc);
    act(budi.doc);
    await until(() => budi.code || budi.isSaved, "an answer");
    expect(budi.code ?? 0).toBe(code);
    if (!code)
      await until(
        () =>
          ani.doc.getXmlFragment("body").toString() === budi.doc.getXmlFragment("body").toString(),
        "it",
      );
    expect(standing(ani.doc)).toBe(before);
  },
);

test("[K116] whoever only suggests writes in the empty line at the end", async () => {
  const before = standing(ani.doc);
  const body = budi.doc.getXmlFragment("body");
  const last = body.get(body.length - 1) as Y.XmlElement;
  (last.get(0) as Y.XmlText).insert(0, "baru", insertion());
  await until(() => budi.code || budi.isSaved, "an answer");
  expect(budi.code).toBeUndefined();
  await until(() => ani.doc.getXmlFragment("body").toString().includes("baru"), "the words");
  expect(standing(ani.doc)).toBe(before);
});

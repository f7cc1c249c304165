import { afterEach, beforeEach, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { hangComment, readBody, readContent } from "#domain/document.ts";
import { breakAs, proposalId, tracesOf } from "#domain/proposals.ts";
import { grantOf, TestServer } from "./testing.ts";
import { type TestClient, textOf, until } from "./testing-client.ts";

const ANI = "01900000-0000-7000-8000-00000000000a";
const BUDI = "01900000-0000-7000-8000-00000000000b";
const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
const by = (author: string, later = 0) =>
  proposalId({ author, at: Date.now() + later, sign: "abcd" });
const insertion = (proposal: string) => ({ insertion: { proposal } });
const deletion = (proposal: string) => ({ deletion: { proposal } });
const shown = (doc: Y.Doc) => doc.getXmlFragment("body").toString();

let server: TestServer;
let ani: TestClient;
const ofAni = by(ANI);

/** The text is "Satu dua", of which "dua" is what Ani proposes, and "Dua", which Ani would take out. */
beforeEach(async () => {
  server = await new TestServer().listen();
  for (const [cookie, id] of [
    ["ani", ANI],
    ["budi", BUDI],
    ["budi; suggest", BUDI],
  ] as const) {
    const { person } = grantOf(cookie, 1);
    server.grants.set(cookie, { person: { ...person, id } });
  }
  ani = await server.client("ani").synced();
  textOf(ani.doc).insert(4, " dua", insertion(ofAni));
  textOf(ani.doc, 1).format(0, 3, deletion(ofAni));
  await until(() => ani.isSaved, "Ani's proposals");
});
afterEach(() => server.close());

async function budi(cookie = "budi"): Promise<TestClient> {
  const client = await server.client(cookie).synced();
  await until(() => shown(client.doc) === shown(ani.doc), "the text");
  return client;
}

/** The code of the refusal, or 0 once Ani sees what was done. */
async function outcome(client: TestClient, act: (doc: Y.Doc) => void): Promise<number> {
  const before = shown(ani.doc);
  act(client.doc);
  await until(() => client.code || client.isSaved, "an answer");
  if (client.code) {
    expect(shown(ani.doc)).toBe(before);
    return client.code;
  }
  await until(() => shown(ani.doc) === shown(client.doc), "what was done");
  return 0;
}

/** The words of a block from a place on become a block of their own. */
function split(doc: Y.Doc, at: number, attributes: Record<string, string>): void {
  doc.transact(() => {
    const text = textOf(doc, 1);
    const tail = new Y.XmlText();
    const proposal = (text.toDelta()[0] as { attributes: object }).attributes;
    const block = new Y.XmlElement("paragraph");
    const words = text
      .toJSON()
      .replace(/<[^>]*>/g, "")
      .slice(at);
    text.delete(at, words.length);
    for (const [key, value] of Object.entries(attributes)) block.setAttribute(key, value);
    tail.insert(0, words, proposal as Record<string, string>);
    block.insert(0, [tail]);
    doc.getXmlFragment("body").insert(2, [block]);
  });
}

const title = (doc: Y.Doc) =>
  (doc.getXmlFragment("title").get(0) as Y.XmlElement).get(0) as Y.XmlText;

const ALLOWED: [string, (doc: Y.Doc) => void][] = [
  ["words to come", (doc) => textOf(doc).insert(0, "x", insertion(by(BUDI)))],
  ["words to go", (doc) => textOf(doc).format(0, 3, deletion(by(BUDI)))],
  ["another's proposed words to go", (doc) => textOf(doc).format(5, 3, deletion(by(BUDI)))],
  ["a paragraph to begin", (doc) => split(doc, 1, { proposed: breakAs("insertion", by(BUDI)) })],
  [
    "what was proposed offline yesterday",
    (doc) => textOf(doc).insert(0, "x", insertion(by(BUDI, -DAY))),
  ],
  [
    "their own taken back",
    (doc) => {
      textOf(doc).insert(0, "x", insertion(by(BUDI)));
      textOf(doc).delete(0, 1);
    },
  ],
  [
    "the words of a thread",
    (doc) => hangComment(doc, ANI, { from: { block: 0, offset: 0 }, to: { block: 0, offset: 2 } }),
  ],
];

const MORE: [string, (doc: Y.Doc) => void][] = [
  ["writes", (doc) => textOf(doc).insert(0, "x")],
  ["deletes", (doc) => textOf(doc).delete(0, 1)],
  ["makes words bold", (doc) => textOf(doc).format(0, 2, { bold: {} })],
  ["writes into another's proposal", (doc) => textOf(doc).insert(6, "x", { insertion: null })],
  [
    "makes a paragraph",
    (doc) => doc.getXmlFragment("body").insert(1, [new Y.XmlElement("heading")]),
  ],
  ["splits one", (doc) => split(doc, 1, {})],
  ["takes one out", (doc) => doc.getXmlFragment("body").delete(0, 1)],
  ["writes in the title", (doc) => title(doc).insert(0, "x")],
  ["fills a field in", (doc) => doc.getMap("fields").set("tempat", "x")],
  ["accepts what comes", (doc) => textOf(doc).format(4, 4, { insertion: null })],
  ["rejects what comes", (doc) => textOf(doc).delete(4, 4)],
  ["rejects a part of it", (doc) => textOf(doc).delete(5, 1)],
  ["accepts what goes", (doc) => textOf(doc, 1).delete(0, 3)],
  ["rejects what goes", (doc) => textOf(doc, 1).format(0, 3, { deletion: null })],
];

describe("[K116] whoever may only suggest", () => {
  test.each(ALLOWED)("proposes %s", async (_name, act) => {
    expect(await outcome(await budi("budi; suggest"), act)).toBe(0);
  });

  test.each(MORE)("never %s: the socket is closed and nothing is kept", async (_name, act) => {
    const rows = server.store.rows.length;
    expect(await outcome(await budi("budi; suggest"), act)).toBe(4403);
    expect(server.store.rows.length).toBe(rows);
  });

  test.each(MORE)("and who may write %s", async (_name, act) => {
    const client = await budi();
    expect([await outcome(client, act), client.codes]).toEqual([0, []]);
  });
});

const FORGED: [string, (doc: Y.Doc) => void][] = [
  ["a proposal in another's name", (doc) => textOf(doc).insert(0, "x", insertion(by(ANI)))],
  ["words to go in another's name", (doc) => textOf(doc).format(0, 3, deletion(by(ANI)))],
  [
    "a paragraph in another's name",
    (doc) => split(doc, 1, { proposed: breakAs("insertion", by(ANI)) }),
  ],
  ["a proposal of tomorrow", (doc) => textOf(doc).insert(0, "x", insertion(by(BUDI, DAY)))],
  ["a proposal of last year", (doc) => textOf(doc).insert(0, "x", insertion(by(BUDI, -365 * DAY)))],
  ["a proposal of nobody", (doc) => textOf(doc).insert(0, "x", insertion("x"))],
];

/** Whether each is something that somebody who only suggests may do at all. */
const BORROWED: [string, boolean, (doc: Y.Doc) => void][] = [
  ["more words", false, (doc) => textOf(doc).insert(5, "x", insertion(ofAni))],
  [
    "other words",
    false,
    (doc) => {
      doc.transact(() => {
        textOf(doc).delete(5, 3);
        textOf(doc).insert(5, "xyz", insertion(ofAni));
      });
    },
  ],
  ["words that stood", true, (doc) => textOf(doc).format(0, 2, insertion(ofAni))],
  ["more words to go", true, (doc) => textOf(doc).format(0, 2, deletion(ofAni))],
];

/** The words of Ani's proposals. */
const anis = (doc: Y.Doc) =>
  tracesOf(readBody(doc))
    .filter(({ proposal }) => proposal === ofAni)
    .map(({ kind, words }) => `${kind} ${words}`);

describe("[K111] author and time of a proposal are those of whoever sends it", () => {
  for (const cookie of ["budi", "budi; suggest"]) {
    test.each(FORGED)(`%s is refused (${cookie})`, async (_name, act) => {
      const rows = server.store.rows.length;
      expect(await outcome(await budi(cookie), act)).toBe(4422);
      expect(server.store.rows.length).toBe(rows);
    });
  }

  test.each(BORROWED)("%s are not put into another's proposal", async (_name, _may, act) => {
    const before = anis(ani.doc).join("").split("");
    expect(await outcome(await budi(), act)).toBe(0);
    expect(
      anis(ani.doc)
        .join("")
        .split("")
        .every((letter) => before.includes(letter)),
    ).toBe(true);
    expect(readContent(ani.doc).body.content?.length).toBe(2);
  });

  test.each(BORROWED)("nor %s by whoever only suggests", async (_name, may, act) => {
    const before = [anis(ani.doc), readContent(ani.doc)];
    expect(await outcome(await budi("budi; suggest"), act)).toBe(may ? 0 : 4403);
    expect([anis(ani.doc), readContent(ani.doc)]).toEqual(before);
  });

  test("what was accepted or rejected comes back by undo, whoever's it was", async () => {
    const client = await budi();
    const undo = new Y.UndoManager(client.doc.getXmlFragment("body"), { captureTimeout: 0 });
    const both = (doc: Y.Doc) =>
      doc.transact(() => {
        textOf(doc).delete(4, 4);
        textOf(doc, 1).format(0, 3, { deletion: null });
      });
    expect(await outcome(client, both)).toBe(0);
    expect(shown(client.doc)).not.toContain(ofAni);
    await outcome(client, () => undo.undo());
    expect(client.codes).toEqual([]);
    expect(shown(ani.doc)).toContain(ofAni);
  });
});

test("[K111] whoever proposes has a hand in the text", async () => {
  const client = await budi("budi; suggest");
  await outcome(client, (doc) => textOf(doc).insert(0, "x", insertion(by(BUDI))));
  const written = server.store.written.filter(({ author }) => author?.personId === BUDI);
  expect(written.map(({ contributes }) => contributes)).toEqual([true]);
});

describe("[K111] [K116] people who write at once are taken for what they are", () => {
  /** Both act on what they see, and neither has seen the other's. */
  async function atOnce(
    cookie: string,
    anis: (doc: Y.Doc) => void,
    budis: (doc: Y.Doc) => void,
  ): Promise<TestClient> {
    const client = await budi(cookie);
    client.provider.disconnect();
    budis(client.doc);
    anis(ani.doc);
    await until(() => ani.isSaved, "Ani's");
    client.provider.connect();
    await until(() => client.isSaved && shown(client.doc) === shown(ani.doc), "both");
    expect([ani.codes, client.code === undefined || client.code === 1005]).toEqual([[], true]);
    return client;
  }
  const proposes = (doc: Y.Doc) => textOf(doc).insert(2, "xy", insertion(by(BUDI)));
  const writes = (doc: Y.Doc) => textOf(doc).insert(2, "xy");
  const strikes = (doc: Y.Doc) => textOf(doc).format(0, 4, deletion(by(ANI)));

  test.each([
    ["budi", writes],
    ["budi", proposes],
    ["budi; suggest", proposes],
  ])("who writes where another one would just then take out (%s)", async (cookie, act) => {
    const client = await atOnce(cookie, strikes, act);
    expect(client.texts[0]?.replace(/<[^>]*>/g, "")).toBe("Saxytu dua");
  });

  test("who carries a block away in which another one goes on proposing", async () => {
    const carries = (doc: Y.Doc) =>
      doc.transact(() => {
        const body = doc.getXmlFragment("body");
        const copy = (body.get(0) as Y.XmlElement).clone();
        body.delete(0, 1);
        body.insert(1, [copy as Y.XmlElement]);
      });
    await atOnce("budi", (doc) => textOf(doc).insert(8, "!", insertion(ofAni)), carries);
  });

  test("two who part the same block at once", async () => {
    await atOnce(
      "budi",
      (doc) => split(doc, 1, {}),
      (doc) => split(doc, 2, {}),
    );
  });
});

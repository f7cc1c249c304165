import { TextSelection } from "@tiptap/pm/state";
import { CellSelection, TableMap } from "@tiptap/pm/tables";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { canonicalBody } from "#domain/canonical.ts";
import { openDocument, readContent, writeContent } from "#domain/document.ts";
import type { JsonNode } from "#domain/schema.ts";
import { setColumnWidths, TABLE_COMMANDS } from "#domain/table-commands.ts";
import { sharesOf } from "#domain/table-widths.ts";
import { giveBlockIds } from "./block-ids.ts";
import { TestEditor } from "./testing-editor.ts";
import { Model } from "./testing-model.ts";
import type { Peer } from "./testing-peer.ts";

const ADDING = ["rowBefore", "rowAfter", "columnBefore", "columnAfter", "widths", "type"] as const;
const KINDS = [
  ...ADDING,
  "type",
  "deleteRow",
  "deleteColumn",
  "merge",
  "split",
  "headerRow",
  "undo",
] as const;
type Kind = (typeof KINDS)[number];
type Deed = { who: number; what: Kind | "meet"; at: number; to: number };

const cell = (words: string): JsonNode => ({
  type: "tableCell",
  content: [{ type: "paragraph", content: [{ type: "text", text: words }] }],
});
const row = (...words: string[]): JsonNode => ({ type: "tableRow", content: words.map(cell) });
const START: JsonNode[] = [
  { type: "table", content: [row("a1", "b1", "c1"), row("a2", "b2", "c2"), row("a3", "b3", "c3")] },
  { type: "paragraph" },
];

/** Where the cells of the only table begin in the document. */
function cellsOf({ state }: TestEditor): number[] {
  const places: number[] = [];
  state.doc.descendants((node, at) => {
    if (node.type.name === "tableCell") places.push(at);
  });
  return places;
}

/** Two widths in one column: the upper one counts. */
const WIDTHS = "colwidth mismatch";
let words = 0;

/** Some widths, or none, for the columns of the only table. */
function setWidths(editor: TestEditor, at: number, to: number): void {
  editor.state.doc.forEach((node, offset) => {
    if (node.type.name !== "table") return;
    const { width } = TableMap.get(node);
    const widths = Array.from({ length: width }, (_, n) => 1 + ((at * 7 + to * n) % 1_000));
    const set = setColumnWidths(offset, to % 5 ? widths : null);
    set(editor.state, (done) => editor.dispatch(done));
  });
}

/** What a person does in the table; answers the word that was typed. */
function act(editor: TestEditor, { what, at, to }: Deed): string | null {
  const cells = cellsOf(editor);
  const [from, until] = [cells[at % cells.length], cells[to % cells.length]];
  if (what === "undo") editor.do("undo", 0, 0);
  if (from === undefined || until === undefined || what === "meet" || what === "undo") return null;
  const { doc, tr } = editor.state;
  if (what === "widths") {
    setWidths(editor, at, to);
    return null;
  }
  if (what === "type") {
    const word = `w${words++}.`;
    editor.dispatch(tr.insertText(word, from + 2));
    return word;
  }
  const selection =
    what === "merge"
      ? CellSelection.create(doc, from, until)
      : TextSelection.near(doc.resolve(from + 1));
  editor.dispatch(tr.setSelection(selection));
  TABLE_COMMANDS[what](editor.state, (done) => editor.dispatch(done));
  return null;
}

/** Two people at one table, whose writes meet when the schedule says so; what stands in the end. */
async function together(deeds: readonly Deed[], isAdding: boolean): Promise<void> {
  const model = new Model(2);
  try {
    await model.begin();
    writeContent((model.peers[0] as Peer).doc, { body: { type: "doc", content: START } });
    await model.begin();
    const editors = model.peers.map(({ doc }) => new TestEditor(doc));
    const typed: string[] = [];
    for (const deed of deeds) {
      const editor = editors[deed.who % editors.length];
      if (deed.what === "meet") await model.begin();
      else if (editor) typed.push(...[act(editor, deed) ?? []].flat());
      await model.settle();
    }
    expect(await model.heal()).toEqual([]);
    expect(model.faults).toEqual([]);
    expect(model.peers.flatMap(({ codes }) => codes)).toEqual([]);
    const body = canonicalBody(readContent(model.store.replay()).body);
    for (const { json, state } of editors) {
      expect(canonicalBody(json)).toEqual(body);
      state.doc.check();
      state.doc.forEach((node) => {
        if (node.type.name !== "table") return;
        const holes = TableMap.get(node).problems?.filter(({ type }) => type !== WIDTHS) ?? [];
        expect(holes).toEqual([]);
      });
    }
    const text = editors[0]?.state.doc.textContent ?? "";
    if (isAdding) expect(typed.filter((word) => !text.includes(word))).toEqual([]);
  } finally {
    model.destroy();
  }
}

const deedsOf = (kinds: readonly Kind[]) =>
  fc.array(
    fc.record({
      who: fc.nat(1),
      what: fc.constantFrom<Kind | "meet">(...kinds, "meet", "meet"),
      at: fc.nat(40),
      to: fc.nat(40),
    }),
    { minLength: 5, maxLength: 40 },
  );

const seed = Date.now() % 1_000_000;

describe("[K133] two people who change one table at once end with the same, whole table", () => {
  test(`whatever they do (seed ${seed})`, async () => {
    const property = fc.asyncProperty(deedsOf(KINDS), (deeds) => together(deeds, false));
    await fc.assert(property, { seed, numRuns: 150 });
  }, 120_000);

  test(`and while they only add and write, no word is lost (seed ${seed})`, async () => {
    const property = fc.asyncProperty(deedsOf(ADDING), (deeds) => together(deeds, true));
    await fc.assert(property, { seed, numRuns: 100 });
  }, 120_000);

  test.each<[string, Kind, Kind, string[][]]>([
    [
      "a row against a column",
      "rowAfter",
      "columnAfter",
      [
        ["a1", "", "b1", "c1"],
        ["", "", "", ""],
        ["a2", "", "b2", "c2"],
        ["a3", "", "b3", "c3"],
      ],
    ],
    [
      "a row taken away against words in it",
      "deleteRow",
      "type",
      [
        ["a2", "b2", "c2"],
        ["a3", "b3", "c3"],
      ],
    ],
    [
      "both take the same row away",
      "deleteRow",
      "deleteRow",
      [
        ["a2", "b2", "c2"],
        ["a3", "b3", "c3"],
      ],
    ],
  ])("%s", async (_, one, other, whole) => {
    const model = new Model(2);
    await model.begin();
    writeContent((model.peers[0] as Peer).doc, { body: { type: "doc", content: START } });
    await model.begin();
    const editors = model.peers.map(({ doc }) => new TestEditor(doc));
    [one, other].forEach((what, who) => {
      act(editors[who] as TestEditor, { who, what, at: 0, to: 0 });
    });
    expect(await model.heal()).toEqual([]);
    expect(model.peers.flatMap(({ codes }) => codes)).toEqual([]);
    const shown = editors.map(({ state }) => {
      const rows: string[][] = [];
      state.doc.firstChild?.forEach((line) => {
        rows.push([]);
        line.forEach((one) => void rows.at(-1)?.push(one.textContent));
      });
      return rows;
    });
    expect(shown).toEqual([whole, whole]);
    model.destroy();
  });
});

test("[K195] one joins two cells while another moves their border: nobody is sent away, and both see one table", async () => {
  const model = new Model(2);
  await model.begin();
  writeContent((model.peers[0] as Peer).doc, { body: { type: "doc", content: START } });
  await model.begin();
  const [ana, budi] = model.peers.map(({ doc }) => new TestEditor(doc)) as [TestEditor, TestEditor];
  act(ana, { who: 0, what: "merge", at: 0, to: 1 });
  setColumnWidths(0, [200, 300, 500])(budi.state, (done) => budi.dispatch(done));
  expect(await model.heal()).toEqual([]);
  expect(model.peers.flatMap(({ codes }) => codes)).toEqual([]);
  for (const { state } of [ana, budi]) {
    const first = state.doc.nodeAt(2);
    expect(first?.attrs.colspan).toBe(2);
    expect(first?.attrs.colwidth).toHaveLength(2);
    expect(sharesOf(state.doc.firstChild?.toJSON())).toEqual([0.2, 0.3, 0.5]);
  }
  model.destroy();
});

test("[K131] the server makes of a stored table what everybody reads it as, and a second look changes nothing", () => {
  const doc = openDocument();
  const content = [{ type: "table", content: [row("a", "b"), row("c")] }];
  writeContent(doc, { body: { type: "doc", content } });
  const table = doc.getXmlFragment("body").get(0) as Y.XmlElement;
  const first = (table.get(0) as Y.XmlElement).get(0) as Y.XmlElement;
  first.setAttribute("rowspan", 7 as unknown as string);
  const before = canonicalBody(readContent(doc).body);
  giveBlockIds(doc);
  expect(canonicalBody(readContent(doc).body)).toEqual(before);
  const stored = Y.encodeStateVector(doc);
  expect(first.getAttribute("rowspan")).toBe(2);
  giveBlockIds(doc);
  expect(Y.encodeStateVector(doc)).toEqual(stored);
});

import type { NodeType } from "@tiptap/pm/model";
import type { EditorState, Transaction } from "@tiptap/pm/state";
import { TextSelection } from "@tiptap/pm/state";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { agreed, standing } from "#domain/decided.ts";
import { proposalsIn } from "#domain/proposals.ts";
import { bodySchema, type JsonNode } from "#domain/schema.ts";
import { propose } from "./propose.ts";
import { settle } from "./settle.ts";
import { ANI, agreedPlaces, BUDI, after as changed, linesIn, newId, stateOf } from "./testing.ts";

const SEED = 110;
const RUNS = 300;
const json = (state: EditorState) => state.doc.toJSON() as JsonNode;
const shown = (state: EditorState) =>
  proposalsIn(json(state)).map(({ author, inserted, deleted }) => {
    return `${author === ANI ? "Ani" : "Budi"} +${inserted} -${deleted}`;
  });
const at = (state: EditorState, words: string) => {
  let found = -1;
  state.doc.descendants((node, place) => {
    const index = node.text?.indexOf(words) ?? -1;
    if (index >= 0 && found < 0) found = place + index;
  });
  return found;
};
const type = (state: EditorState, author: string, words: string, place: number) =>
  [...words].reduce(
    (now, letter, index) => changed(now, author, now.tr.insertText(letter, place + index)),
    state,
  );

describe("[K112] what is done in the mode is proposed", () => {
  const start = stateOf("KPU Jepara mengumumkan hasil.\nParagraf dua.");

  test("a word typed letter by letter is one proposal", () => {
    const state = type(start, ANI, "resmi ", at(start, "mengumumkan"));
    expect(shown(state)).toEqual(["Ani +resmi  -"]);
    expect(linesIn(standing(json(state)))).toBe(linesIn(json(start)));
    expect(linesIn(agreed(json(state)))).toContain("Jepara resmi mengumumkan");
  });

  test("a word over a word is one proposal, and both are seen", () => {
    const from = at(start, "hasil");
    const replaced = changed(start, ANI, start.tr.insertText("akhir", from, from + 5));
    expect(shown(replaced)).toEqual(["Ani +akhir -hasil"]);
    expect(linesIn(json(replaced))).toContain("hasilakhir.");
  });

  test("Enter proposes a paragraph, and Backspace at its beginning takes that back", () => {
    const place = at(start, "mengumumkan");
    const split = changed(start, ANI, start.tr.split(place));
    expect(shown(split)).toEqual(["Ani +¶ -"]);
    expect(linesIn(standing(json(split)))).toBe(linesIn(json(start)));
    const typed = type(split, ANI, "Baru ", place + 2);
    expect(shown(typed)).toEqual(["Ani +¶Baru  -"]);
    const back = changed(split, ANI, split.tr.join(place + 1));
    expect(json(back)).toEqual(json(start));
  });

  test("two paragraphs that are joined are proposed to be one", () => {
    const state = changed(start, ANI, start.tr.join(start.doc.child(0).nodeSize));
    expect(shown(state)).toEqual(["Ani + -¶"]);
    expect(linesIn(agreed(json(state)))).toBe(linesIn(json(start)).replace("\n", ""));
  });

  test("a whole paragraph, cut out, goes when that is accepted", () => {
    const [first, second] = [start.doc.child(0), start.doc.child(1)];
    const state = changed(
      start,
      ANI,
      start.tr.delete(first.nodeSize, first.nodeSize + second.nodeSize),
    );
    expect(linesIn(standing(json(state)))).toBe(linesIn(json(start)));
    expect(linesIn(agreed(json(state)))).toBe("KPU Jepara mengumumkan hasil.");
  });

  test("paragraphs that are pasted into an empty one are proposed", () => {
    const empty = stateOf("");
    const slice = stateOf("a\nb").doc.slice(0, 6);
    const state = changed(empty, ANI, empty.tr.replaceRange(1, 1, slice));
    expect(linesIn(agreed(json(state)))).toBe("a\nb");
    expect(linesIn(standing(json(state)))).toBe("");
  });

  test("places that are replaced at once are proposed each for itself", () => {
    const [one, two] = [at(start, "KPU"), at(start, "dua")];
    const tr = start.tr.insertText("tiga", two, two + 3).insertText("Kominfo", one, one + 3);
    const state = changed(start, ANI, tr);
    expect(linesIn(agreed(json(state)))).toBe("Kominfo Jepara mengumumkan hasil.\nParagraf tiga.");
    expect(linesIn(standing(json(state)))).toBe(linesIn(json(start)));
  });

  test("the caret goes where the words go, also where the state has not heard of it yet", () => {
    const end = at(start, "dua.") + 4;
    const late = start.apply(start.tr.setSelection(TextSelection.create(start.doc, end)));
    const tr = late.tr.insertText("D", 1);
    tr.setSelection(TextSelection.create(tr.doc, 2));
    expect(changed(late, ANI, tr).selection.head).toBe(2);
    const away = late.tr.insertText("D", 1);
    expect(changed(late, ANI, away).selection.head).toBe(end + 1);
  });

  test("Backspace walks back over what goes, Delete on over it", () => {
    const place = at(start, "hasil");
    const here = start.apply(start.tr.setSelection(TextSelection.create(start.doc, place)));
    expect(changed(here, ANI, here.tr.delete(place - 1, place)).selection.head).toBe(place - 1);
    expect(changed(here, ANI, here.tr.delete(place, place + 1)).selection.head).toBe(place + 1);
    const typed = changed(here, ANI, here.tr.insertText("x"));
    expect(typed.selection.head).toBe(place + 1);
  });
});

describe("[K113] proposals of two people never become one", () => {
  const start = stateOf("Ada TPS di desa.");
  const first = type(start, ANI, "dua ", at(start, "TPS"));

  test.each([
    ["before", 0, "Budi +xy -,Ani +dua  -"],
    ["behind", 4, "Ani +dua  -,Budi +xy -"],
    ["inside", 2, "Ani +dua  -,Budi +xy -"],
  ])("words typed %s another's are one's own", (_where, offset, wanted) => {
    const state = type(first, BUDI, "xy", at(first, "dua") + offset);
    expect(shown(state).join()).toBe(wanted);
  });

  test("one's own is simply changed, another's is proposed to go", () => {
    const place = at(first, "dua");
    expect(shown(changed(first, ANI, first.tr.delete(place, place + 1)))).toEqual(["Ani +ua  -"]);
    const state = changed(first, BUDI, first.tr.delete(place, place + 1));
    expect(shown(state)).toEqual(["Ani +dua  -", "Budi + -d"]);
  });

  test("what one proposes to take out, another one cannot take out again", () => {
    const place = at(start, "TPS");
    const gone = changed(start, ANI, start.tr.delete(place, place + 3));
    const again = changed(gone, BUDI, gone.tr.delete(place, place + 3));
    expect(shown(again)).toEqual(["Ani + -TPS"]);
  });

  test("a paragraph that another one proposes is not joined", () => {
    const split = changed(start, ANI, start.tr.split(5));
    expect(propose(split, split.tr.join(6), { author: BUDI, id: newId(BUDI) })).toBe("others");
  });
});

describe("[K114] what cannot be proposed is refused and not done", () => {
  const list = bodySchema.nodeFromJSON({
    type: "doc",
    content: [
      { type: "paragraph", content: [{ type: "text", text: "Ada" }] },
      {
        type: "bulletList",
        content: ["a", "b"].map((text) => ({
          type: "listItem",
          content: [{ type: "paragraph", content: [{ type: "text", text }] }],
        })),
      },
    ],
  });
  const state = stateOf("Ada").apply(stateOf("Ada").tr.replaceWith(0, 5, list.content));
  const { heading } = bodySchema.nodes;
  const bold = bodySchema.mark("bold");
  const CASES: [string, (tr: Transaction) => Transaction, string][] = [
    ["a heading", (tr) => tr.setBlockType(1, 2, heading as NodeType, { level: 2 }), "structure"],
    ["plain words", (tr) => tr.removeMark(1, 3, bold), "none"],
    ["a rule", (tr) => tr.insert(5, bodySchema.node("horizontalRule")), "structure"],
    ["a block in another place", (tr) => tr.insert(0, tr.doc.child(1)).delete(15, 20), "structure"],
  ];
  test.each(CASES)("%s", (_name, act, why) => {
    const tr = act(state.tr);
    const out = propose(state, tr, { author: ANI, id: newId(ANI) });
    if (why === "none") expect(tr.docChanged).toBe(false);
    else expect(out).toBe(why);
  });

  test("words in a list are proposed, and one's own may be bold", () => {
    const typed = type(state, ANI, "x", at(state, "a") + 1);
    expect(linesIn(standing(json(typed)))).toBe(linesIn(json(state)));
    const place = at(typed, "x");
    const made = changed(typed, ANI, typed.tr.addMark(place, place + 1, bold));
    expect(JSON.stringify(json(made))).toContain("bold");
  });
});

type Op = {
  author: string;
  kind: "type" | "split" | "delete";
  from: number;
  to: number;
  words: string;
};

const ops = fc.array(
  fc.record<Op>({
    author: fc.constantFrom(ANI, BUDI),
    kind: fc.constantFrom("type", "type", "split", "delete"),
    from: fc.nat(1000),
    to: fc.nat(12),
    words: fc.constantFrom("a", "bc", "def", " "),
  }),
  { maxLength: 25 },
);

/** Does the same to the proposals and to the plain words. */
function act(state: EditorState, plain: string, op: Op): { state: EditorState; plain: string } {
  const places = agreedPlaces(state.doc);
  const start = op.from % places.length;
  const end = Math.min(start + op.to, places.length - 1);
  const [from = 1, to = 1] = [places[start], places[end]];
  const tr = state.tr;
  if (op.kind === "type") tr.insertText(op.words, from, op.to % 3 ? from : to);
  if (op.kind === "split") tr.split(from);
  if (op.kind === "delete") tr.delete(from, to);
  if (!tr.docChanged) return { state, plain };
  const out = propose(state, tr, { author: op.author, id: newId(op.author) });
  if (typeof out === "string") {
    expect(out).toBe("others");
    return { state, plain };
  }
  const words = { type: op.words, split: "\n", delete: "" }[op.kind];
  const isOver = op.kind === "delete" || (op.kind === "type" && op.to % 3 === 0);
  const rest = plain.slice(isOver ? end : start);
  return { state: state.apply(out), plain: plain.slice(0, start) + words + rest };
}

test(`[K115] all rejected is the text before, all accepted the text as plainly edited (seed ${SEED})`, () => {
  const property = fc.property(ops, (all) => {
    const text = "Satu dua.\nTiga\n\nempat lima";
    const before = stateOf(text);
    let now = { state: before, plain: text };
    for (const op of all) {
      now = act(now.state, now.plain, op);
      expect(linesIn(standing(json(now.state)))).toBe(text);
      expect(linesIn(agreed(json(now.state)))).toBe(now.plain);
    }
    const ids = new Set(proposalsIn(json(now.state)).map(({ id }) => id));
    const settled = (how: "accept" | "reject") => now.state.apply(settle(now.state, ids, how));
    expect(linesIn(json(settled("reject")))).toBe(text);
    expect(linesIn(json(settled("accept")))).toBe(now.plain);
    expect(proposalsIn(json(settled("reject")))).toEqual([]);
    expect(proposalsIn(json(settled("accept")))).toEqual([]);
  });
  fc.assert(property, { seed: SEED, numRuns: RUNS });
});

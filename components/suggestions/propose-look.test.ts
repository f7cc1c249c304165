import type { Mark } from "@tiptap/pm/model";
import { EditorState, TextSelection } from "@tiptap/pm/state";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { proposalsIn } from "#domain/proposals.ts";
import { bodySchema, type JsonNode } from "#domain/schema.ts";
import { settle } from "./settle.ts";
import { ANI, agreedPlaces, BUDI, after as changed, stateOf } from "./testing.ts";
import { accepted, rejected } from "./testing-shapes.ts";

const SEED = 167;
const RUNS = 200;
const LOOKS = ["bold", "italic", "underline", "highlight", "subscript"] as const;
const bold = bodySchema.mark("bold");
const start = stateOf("Ada TPS di desa.\nDua lagi.");
const shown = (state: EditorState) =>
  proposalsIn(state.doc.toJSON() as JsonNode).map(
    ({ inserted, deleted }) => `+${inserted} -${deleted}`,
  );
const boldly = (state: EditorState, author: string, from: number, to: number) =>
  changed(state, author, state.tr.addMark(from, to, bold));

describe("[K167] the look of words that stand is proposed", () => {
  test.each<[string, Mark]>([
    ...LOOKS.map((name): [string, Mark] => [name, bodySchema.mark(name)]),
    ["a link", bodySchema.mark("link", { href: "https://kpu.contoh.test/" })],
  ])("%s", (_name, mark) => {
    const tr = start.tr.addMark(5, 8, mark);
    const state = changed(start, ANI, tr);
    expect(shown(state)).toEqual(["+TPS -TPS"]);
    expect(rejected(state.doc).toJSON()).toEqual(start.doc.toJSON());
    expect(accepted(state.doc).toJSON()).toEqual(tr.doc.toJSON());
  });

  test("what is selected is the words as they shall look, so that the same key takes that back", () => {
    const here = start.apply(start.tr.setSelection(TextSelection.create(start.doc, 5, 8)));
    const state = boldly(here, ANI, 5, 8);
    const { from, to } = state.selection;
    expect(state.doc.textBetween(from, to)).toBe("TPS");
    expect(state.doc.rangeHasMark(from, to, bold.type)).toBe(true);
    const back = changed(state, ANI, state.tr.removeMark(from, to, bold));
    expect(back.doc.toJSON()).toEqual(start.doc.toJSON());
    expect([back.selection.from, back.selection.to]).toEqual([5, 8]);
  });

  test("over paragraphs it is one proposal, and words between that look so already go with it", () => {
    const some = start.apply(start.tr.addMark(7, 9, bold));
    const state = boldly(some, ANI, 5, 22);
    expect(shown(state)).toEqual(["+TPS di desa.Dua -TPS di desa.Dua"]);
  });

  test("one's own words change at once; those that another one proposes go and come again", () => {
    const own = changed(start, ANI, start.tr.insertText("x", 5));
    expect(shown(boldly(own, ANI, 5, 6))).toEqual(["+x -"]);
    expect(shown(boldly(own, BUDI, 5, 6))).toEqual(["+x -", "+x -x"]);
  });

  test("what goes anyway, and what a comment hangs on, is left as it is", () => {
    const gone = changed(start, BUDI, start.tr.delete(5, 8));
    expect(boldly(gone, ANI, 5, 8).doc.toJSON()).toEqual(gone.doc.toJSON());
    const thread = bodySchema.mark("comment", { thread: ANI });
    const commented = changed(start, ANI, start.tr.addMark(5, 8, thread));
    expect(shown(commented)).toEqual([]);
    expect(commented.doc.rangeHasMark(5, 8, thread.type)).toBe(true);
    expect(shown(boldly(commented, ANI, 5, 8))).toEqual(["+TPS -TPS"]);
  });

  test("no look takes away what is proposed", () => {
    const own = changed(start, ANI, start.tr.insertText("x", 5));
    const insertion = own.doc.nodeAt(5)?.marks[0] as Mark;
    expect(changed(own, ANI, own.tr.removeMark(5, 6, insertion)).doc).toEqual(own.doc);
  });
});

test(`[K115] [K167] looks rejected are the text before, accepted as plainly given (seed ${SEED})`, () => {
  const op = fc.record({
    author: fc.constantFrom(ANI, BUDI),
    look: fc.constantFrom(...LOOKS),
    adds: fc.boolean(),
    from: fc.nat(30),
    size: fc.integer({ min: 1, max: 12 }),
  });
  const property = fc.property(fc.array(op, { maxLength: 12 }), (all) => {
    let [state, plain] = [start, EditorState.create({ doc: start.doc })];
    for (const { author, look, adds, from, size } of all) {
      const mark = bodySchema.mark(look);
      const [places, plainly] = [agreedPlaces(state.doc), agreedPlaces(plain.doc)];
      const end = Math.min(from + size, plainly.length - 1);
      const set = (on: EditorState, [a = 1, b = 1]: (number | undefined)[]) =>
        adds ? on.tr.addMark(a, b, mark) : on.tr.removeMark(a, b, mark);
      const tr = set(state, [places[from], places[end]]);
      if (from >= end || !tr.docChanged) continue;
      state = changed(state, author, tr);
      plain = plain.apply(set(plain, [plainly[from], plainly[end]]));
      expect(rejected(state.doc).toJSON()).toEqual(start.doc.toJSON());
      expect(accepted(state.doc).toJSON()).toEqual(plain.doc.toJSON());
    }
    const ids = new Set(proposalsIn(state.doc.toJSON()).map(({ id }) => id));
    const settled = (how: "accept" | "reject") => state.apply(settle(state, ids, how)).doc.toJSON();
    expect(settled("reject")).toEqual(start.doc.toJSON());
    expect(settled("accept")).toEqual(plain.doc.toJSON());
  });
  fc.assert(property, { seed: SEED, numRuns: RUNS });
});

import { type Node, Slice } from "@tiptap/pm/model";
import { EditorState, TextSelection, type Transaction } from "@tiptap/pm/state";
import fc from "fast-check";
import { expect, test } from "vitest";
import { breakOf, DELETION, PROPOSED, proposalsIn } from "#domain/proposals.ts";
import { bodySchema } from "#domain/schema.ts";
import { isItem, lineBefore } from "./join-lines.ts";
import { propose } from "./propose.ts";
import { proposeKey } from "./propose-keys.ts";
import { proposalOn } from "./proposed-pieces.ts";
import { settle } from "./settle.ts";
import { ANI, BUDI, newId } from "./testing.ts";
import { accepted, item, list, rejected, SHAPES } from "./testing-shapes.ts";

const SEED = 166;
const RUNS = 150;
const before = bodySchema.nodeFromJSON(SHAPES);

/** A line as it would be accepted: its cell, its words, and where each place between them is. */
type Line = { cell: number; words: string; places: number[] };

function linesOf(doc: Node): Line[] {
  const lines: Line[] = [];
  let cells = 0;
  doc.descendants((block, at) => {
    if (block.type.name === "tableCell") cells++;
    if (!block.isTextblock) return true;
    const goes = breakOf(block.attrs[PROPOSED])?.kind === DELETION && lineBefore(doc, at);
    const isInCell = doc.resolve(at).depth > 2 && doc.resolve(at).node(3).type.name === "tableCell";
    if (!goes) lines.push({ cell: isInCell ? cells : 0, words: "", places: [at + 1] });
    const line = lines.at(-1);
    block.forEach((node, offset) => {
      if (!line || proposalOn(node, DELETION)) return;
      line.words += node.text;
      for (let i = 1; i <= node.nodeSize; i++) line.places.push(at + 1 + offset + i);
    });
    return false;
  });
  return lines;
}

type Op = {
  author: string;
  kind: "type" | "type over" | "split" | "delete" | "Backspace" | "Delete" | "Enter" | "paste";
  from: number;
  to: number;
  words: string;
};

const ops = fc.array(
  fc.record<Op>({
    author: fc.constantFrom(ANI, BUDI),
    kind: fc.constantFrom<Op["kind"]>(
      "type",
      "type over",
      "split",
      "delete",
      "delete",
      "Backspace",
      "Delete",
      "Enter",
      "paste",
    ),
    from: fc.nat(1000),
    to: fc.nat(25),
    words: fc.constantFrom("a", "bc", "def"),
  }),
  { maxLength: 20 },
);

const pasted = new Slice(
  bodySchema.nodeFromJSON({ type: "doc", content: [list(item("p"), item("q"))] }).content,
  3,
  3,
);

/** What is done as a proposal, or why it is not; and what the words are by it. */
type Done = { out: Transaction | string | null; from?: EditorState; wanted: string[] };

function act(state: EditorState, op: Op): Done {
  const lines = linesOf(state.doc);
  const all = lines.flatMap(({ places }, line) =>
    places.map((at, letter) => ({ line, letter, at })),
  );
  const isOver = op.kind === "delete" || op.kind === "type over";
  const isKey = op.kind === "Backspace" || op.kind === "Delete" || op.kind === "Enter";
  const edges = all.filter(({ line, letter }) =>
    op.kind === "Backspace" ? letter === 0 : letter === lines[line]?.words.length,
  );
  const edge = edges[op.from % edges.length];
  const first = isKey && edge ? all.indexOf(edge) : op.from % all.length;
  const [start, end] = [all[first], all[Math.min(first + (isOver ? op.to : 0), all.length - 1)]];
  if (!start || !end) throw new Error("nowhere");
  const as = { author: op.author, id: newId(op.author) };
  const selection = TextSelection.create(state.doc, start.at, end.at);
  const here = state.apply(state.tr.setSelection(selection));
  const put = (words: string) => spliced(lines, start, end, words);
  const depth = isItem(selection.$from.node(-1)) ? 2 : 1;
  switch (op.kind) {
    case "type":
    case "type over":
      return { out: propose(here, here.tr.insertText(op.words), as), wanted: put(op.words) };
    case "delete": {
      const tr = here.tr.deleteSelection();
      return { out: tr.docChanged ? propose(here, tr, as) : null, wanted: put("") };
    }
    case "split":
      return { out: propose(here, here.tr.split(start.at, depth), as), wanted: put("\n") };
    case "paste": {
      const tr = here.tr.setMeta("paste", true).replaceSelection(pasted);
      return { out: propose(here, tr, as), wanted: put("p\nq") };
    }
    case "Enter": {
      const split = propose(here, here.tr.split(start.at, depth), as);
      const empty = typeof split === "string" ? here : here.apply(split);
      return { out: proposeKey(empty, "Enter", as), from: empty, wanted: put("\n") };
    }
    default:
      return { out: proposeKey(here, op.kind, as), wanted: pressed(lines, start, op.kind) };
  }
}

type Place = { line: number; letter: number };

/** The words with others in the place of what is from one place to another; cells stay. */
function spliced(lines: readonly Line[], start: Place, end: Place, words: string): string[] {
  const [first, last] = [lines[start.line], lines[end.line]];
  if (!first || !last) return [];
  const [head, tail] = [first.words.slice(0, start.letter), last.words.slice(end.letter)];
  const between = lines.slice(start.line, end.line + 1);
  const middle =
    first.cell === last.cell
      ? `${head}${words}${tail}`.split("\n")
      : between
          .filter(({ cell }, index) => index === 0 || cell !== between[index - 1]?.cell)
          .map((_line, index, { length }) => {
            const begins = index === 0 ? head : "";
            return index === length - 1 ? `${words}${tail}` : begins;
          });
  const wordsOf = (some: readonly Line[]) => some.map((line) => line.words);
  return [...wordsOf(lines.slice(0, start.line)), ...middle, ...wordsOf(lines.slice(end.line + 1))];
}

/** A line more or less at an edge. */
function pressed(lines: readonly Line[], { line }: Place, key: "Backspace" | "Delete") {
  const words = lines.map((one) => one.words);
  const at = key === "Backspace" ? line - 1 : line;
  return [...words.slice(0, at), `${words[at]}${words[at + 1]}`, ...words.slice(at + 2)];
}

test(`[K115] in lists, quotes and cells too, all rejected is the text before, exactly, and all accepted what two people did (seed ${SEED})`, () => {
  const done = new Set<string>();
  const property = fc.property(ops, (all) => {
    let state = EditorState.create({ doc: before });
    for (const op of all) {
      const { out, from, wanted } = act(state, op);
      // Over what goes anyway a key only walks on.
      if (!out || typeof out === "string" || !out.docChanged) continue;
      done.add(op.kind);
      state = (from ?? state).apply(out);
      state.doc.check();
      expect(rejected(state.doc).toJSON(), op.kind).toEqual(before.toJSON());
      expect(
        linesOf(state.doc).map(({ words }) => words),
        op.kind,
      ).toEqual(wanted);
      const plain = accepted(state.doc);
      plain.check();
      expect(
        linesOf(plain).map(({ words }) => words),
        op.kind,
      ).toEqual(wanted);
    }
    const ids = new Set(proposalsIn(state.doc.toJSON()).map(({ id }) => id));
    const settled = (how: "accept" | "reject") => state.apply(settle(state, ids, how)).doc.toJSON();
    expect(settled("reject")).toEqual(before.toJSON());
    expect(settled("accept")).toEqual(accepted(state.doc).toJSON());
  });
  fc.assert(property, { seed: SEED, numRuns: RUNS });
  expect(done.size).toBe(8);
});

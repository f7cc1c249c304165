import { Fragment, Mark, type Node } from "@tiptap/pm/model";
import { TextSelection, type Transaction } from "@tiptap/pm/state";
import { AddMarkStep, RemoveMarkStep } from "@tiptap/pm/transform";
import { COMMENT_MARK } from "#domain/commented.ts";
import { breakAs, DELETION, INSERTION } from "#domain/proposals.ts";
import {
  asInsertion,
  isOwn,
  type Proposing,
  proposalOn,
  takeOut,
  withoutProposals,
} from "./proposed-pieces.ts";

/** Words that were and are marked alike all along, and as what they are treated. */
type Piece = {
  from: number;
  to: number;
  old: Node;
  now: Node;
  as: "same" | "done at once" | "proposed" | "left";
};

/**
 * Words that shall look different go, and come again as they shall look. One's own proposals, and
 * what threads of comments hang on, are changed at once; words that go anyway stay as they are.
 */
export function proposeLook(out: Transaction, tr: Transaction, as: Proposing): void {
  const blocks: { block: Node; at: number }[] = [];
  const [from, to] = reachOf(tr);
  tr.before.nodesBetween(from, to, (block, at) => {
    if (block.isTextblock) blocks.push({ block, at });
    return !block.isTextblock;
  });
  const shown: (() => Span)[] = [];
  const show = ({ from, to }: Span) => {
    const done = out.steps.length;
    shown.push(() => {
      const later = out.mapping.slice(done);
      return { from: later.map(from), to: later.map(to, -1) };
    });
  };
  for (const { block, at } of blocks.reverse()) {
    const now = tr.doc.nodeAt(at) ?? block;
    for (const run of runsOf(piecesOf(block, now, at + 1, as.author)).reverse()) {
      if (run[0]?.as === "proposed") show(replaceLook(out, now, at + 1, run, as));
      else for (const piece of run) changeLook(out, piece);
    }
    takeBackSame(out, at, as.author, show);
  }
  if (!shown.length) return;
  const spans = shown.map((one) => one());
  const [start, end] = [spans.map(({ from }) => from), spans.map(({ to }) => to)];
  out.setSelection(TextSelection.create(out.doc, Math.min(...start), Math.max(...end)));
}

type Span = { from: number; to: number };

function reachOf({ steps }: Transaction): [number, number] {
  const marked = steps.filter((one) => one instanceof AddMarkStep || one instanceof RemoveMarkStep);
  return [Math.min(...marked.map(({ from }) => from)), Math.max(...marked.map(({ to }) => to))];
}

function piecesOf(before: Node, after: Node, start: number, author: string): Piece[] {
  const places = new Set([before.content.size]);
  for (const block of [before, after]) {
    block.forEach((_node, offset) => {
      places.add(offset);
    });
  }
  const sorted = [...places].sort((a, b) => a - b);
  return sorted.slice(1).flatMap((end, index): Piece[] => {
    const from = sorted[index] ?? 0;
    const [old, now] = [before.nodeAt(from), after.nodeAt(from)];
    if (!old || !now) return [];
    return [{ from: start + from, to: start + end, old, now, as: treatmentOf(old, now, author) }];
  });
}

function treatmentOf(old: Node, now: Node, author: string): Piece["as"] {
  if (!old.isText) return "left";
  const [was, is] = [old, now].map(({ marks }) => withoutProposals(marks));
  if (Mark.sameSet(was ?? [], is ?? [])) return proposalOn(old, DELETION) ? "left" : "same";
  const isComment = Mark.sameSet(withoutComment(was ?? []), withoutComment(is ?? []));
  if (isComment) return "done at once";
  if (proposalOn(old, DELETION)) return "left";
  return isOwn(old, author) ? "done at once" : "proposed";
}

const withoutComment = (marks: readonly Mark[]) =>
  marks.filter(({ type }) => type.name !== COMMENT_MARK);

/** Pieces side by side that are treated alike; what is the same between two that change goes with them. */
function runsOf(pieces: readonly Piece[]): Piece[][] {
  const runs: Piece[][] = [];
  let same: Piece[] = [];
  let last: Piece["as"] = "left";
  for (const piece of pieces) {
    if (piece.as === "same") {
      same.push(piece);
      continue;
    }
    const goesOn = piece.as === last && piece.as === "proposed";
    if (goesOn) runs.at(-1)?.push(...same, piece);
    else if (piece.as !== "left") runs.push([piece]);
    same = [];
    last = piece.as;
  }
  return runs;
}

function changeLook(out: Transaction, { from, to, old, now }: Piece): void {
  const [was, is] = [withoutProposals(old.marks), withoutProposals(now.marks)];
  for (const mark of was) if (!mark.isInSet(is)) out.removeMark(from, to, mark);
  for (const mark of is) if (!mark.isInSet(was)) out.addMark(from, to, mark);
}

/** Answers where the words in their new look stand. */
function replaceLook(
  out: Transaction,
  now: Node,
  start: number,
  run: readonly Piece[],
  as: Proposing,
): Span {
  const [from, to] = [run[0]?.from ?? start, run.at(-1)?.to ?? start];
  const words = asInsertion(out.doc, now.content.cut(from - start, to - start), as.id);
  takeOut(out, { from, content: out.doc.slice(from, to).content }, as);
  out.insert(to, words);
  return { from: to, to: to + words.size };
}

/** What one proposal puts in, or takes out, side by side. */
type Stretch = Span & { key: string; nodes: Node[] };

/** Words that go and come again as they were stay as they are. */
function takeBackSame(
  out: Transaction,
  at: number,
  author: string,
  onBack: (words: Span) => void,
): void {
  const stretches = stretchesOf(out.doc.nodeAt(at) ?? out.doc, at + 1);
  for (const [index, comes] of [...stretches.entries()].reverse()) {
    const [goes, first] = [stretches[index - 1], comes.nodes[0]];
    const id = first && isOwn(first, author) ? proposalOn(first, INSERTION) : null;
    if (!id || !goes || goes.key !== breakAs(DELETION, id)) continue;
    if (comes.key !== breakAs(INSERTION, id) || !bare(goes.nodes).eq(bare(comes.nodes))) continue;
    out.delete(comes.from, comes.to);
    out.removeMark(goes.from, goes.to, out.doc.type.schema.mark(DELETION, { proposal: id }));
    onBack(goes);
  }
}

function stretchesOf(block: Node, start: number): Stretch[] {
  const stretches: Stretch[] = [];
  block.forEach((node, offset) => {
    const comes = proposalOn(node, INSERTION);
    const goes = proposalOn(node, DELETION);
    const own = goes ? breakAs(DELETION, goes) : comes && breakAs(INSERTION, comes);
    const key = (node.isText && own) || "";
    const [from, to] = [start + offset, start + offset + node.nodeSize];
    const last = stretches.at(-1);
    if (last?.key === key)
      stretches[stretches.length - 1] = { ...last, to, nodes: [...last.nodes, node] };
    else stretches.push({ from, to, key, nodes: [node] });
  });
  return stretches;
}

const bare = (nodes: readonly Node[]) =>
  Fragment.fromArray(nodes.map((node) => node.mark(withoutProposals(node.marks))));

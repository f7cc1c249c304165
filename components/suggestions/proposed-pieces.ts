import { type Fragment, Fragment as Fragments, type Mark, type Node } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import {
  breakAs,
  breakOf,
  DELETION,
  INSERTION,
  PROPOSED,
  type ProposalKind,
  proposalOf,
} from "#domain/proposals.ts";
import { isItem, joinLine } from "./join-lines.ts";
import type { Line } from "./lines.ts";

/** Who proposes, and the id of what is proposed unless it goes on with something of theirs beside it. */
export type Proposing = { author: string; id: string };

/**
 * Why something cannot be proposed: it changes the kind or the place of blocks, or takes out a
 * paragraph that somebody else proposes.
 */
export type Unproposable = "structure" | "others";

export class Refusal extends Error {
  readonly why: Unproposable;
  constructor(why: Unproposable) {
    super(why);
    this.why = why;
  }
}

/** Proposes that lines go, and what parts them. Answers where the words behind them begin now. */
export function takeLines(out: Transaction, lines: readonly Line[], to: number, as: Proposing) {
  const last = lines.at(-1);
  if (!last) throw new Refusal("structure");
  const rest = last.at + 1 + last.block.content.size - to;
  let end = last.at;
  for (const [index, line] of [...lines.entries()].reverse()) {
    const done = out.steps.length;
    takeOut(out, line, as);
    const joined = index > 0 && line.seam !== "cell" ? takeBreak(out, line.at, as) : null;
    end = end === line.at ? (joined ?? end) : out.mapping.slice(done).map(end);
  }
  return end + 1 + (out.doc.nodeAt(end)?.content.size ?? 0) - rest;
}

/** Proposes that words go; one's own are taken out. */
export function takeOut(out: Transaction, line: Pick<Line, "content" | "from">, as: Proposing) {
  const pieces: { node: Node; at: number }[] = [];
  line.content.forEach((node, offset) => {
    pieces.push({ node, at: line.from + offset });
  });
  for (const { node, at } of pieces.reverse()) {
    const end = at + node.nodeSize;
    if (isOwn(node, as.author)) out.delete(at, end);
    else if (node.isText) {
      if (!proposalOn(node, DELETION)) out.addMark(at, end, markOf(out.doc, DELETION, as.id));
    } else if (node.type.name === "hardBreak") takeBreak(out, at, as);
    else throw new Refusal("structure");
  }
}

/**
 * Of a block, what parts it from the one before it; a line break is one itself. Answers the place of
 * the block that took the line in, where that is done at once.
 */
function takeBreak(out: Transaction, at: number, { author, id }: Proposing): number | null {
  const node = out.doc.nodeAt(at);
  const open = breakOf(node?.attrs[PROPOSED]);
  if (!node || open?.kind === DELETION) return null;
  if (open && authorOf(open.proposal) !== author) throw new Refusal("others");
  if (open && node.isBlock) return joinLine(out, at);
  if (open) out.delete(at, at + node.nodeSize);
  else out.setNodeAttribute(at, PROPOSED, breakAs(DELETION, id));
  return null;
}

/** Puts lines in at a place, as words and breaks to come. Answers where the new words end. */
export function putIn(out: Transaction, start: number, lines: readonly Line[], id: string): number {
  let at = start;
  for (const [index, { block, content, seam, holder }] of lines.entries()) {
    if (index > 0) {
      const attrs = { ...block.attrs, id: null, [PROPOSED]: breakAs(INSERTION, id) };
      const types = [{ type: block.type, attrs }];
      if (seam === "block") out.split(at, 1, types);
      else {
        const here = out.doc.resolve(at).node(-1);
        if (seam !== "item" || !isItem(here) || here.type !== holder.type) {
          throw new Refusal("structure");
        }
        out.split(at, 2, [{ type: holder.type, attrs: holder.attrs }, ...types]);
      }
      at += seam === "block" ? 2 : 4;
    }
    const words = asInsertion(out.doc, content, id);
    out.insert(at, words);
    at += words.size;
  }
  return at;
}

export function asInsertion(doc: Node, content: Fragment, id: string): Fragment {
  const mark = markOf(doc, INSERTION, id);
  const nodes: Node[] = [];
  content.forEach((node) => {
    if (node.isText) nodes.push(node.mark(mark.addToSet(withoutProposals(node.marks))));
    else nodes.push(node.type.create({ ...node.attrs, [PROPOSED]: breakAs(INSERTION, id) }));
  });
  return Fragments.from(nodes);
}

/** The marks of words but for what is proposed of them. */
export const withoutProposals = (marks: readonly Mark[]) =>
  marks.filter(({ type }) => type.name !== INSERTION && type.name !== DELETION);

function markOf(doc: Node, kind: ProposalKind, proposal: string): Mark {
  return doc.type.schema.mark(kind, { proposal });
}

/** The id of what a node is proposed by, in this way. */
export function proposalOn({ marks, attrs }: Node, kind: ProposalKind): string | null {
  const mark = marks.find(({ type }) => type.name === kind);
  if (mark) return String(mark.attrs.proposal);
  const open = breakOf(attrs[PROPOSED]);
  return open?.kind === kind ? open.proposal : null;
}

const authorOf = (proposal: string) => proposalOf(proposal)?.author ?? null;

/** Whether a node is what its author proposes to put in. */
export const isOwn = (node: Node, author: string) => {
  const proposal = proposalOn(node, INSERTION);
  return proposal !== null && authorOf(proposal) === author;
};

/** A word for a word, and a word typed letter by letter, are one proposal. */
export function idBeside(doc: Node, from: number, to: number, author: string): string | null {
  const [start, end] = [doc.resolve(from), doc.resolve(to)];
  const begins = start.parentOffset === 0 ? start.parent : null;
  for (const node of [start.nodeBefore, begins, start.nodeAfter, end.nodeBefore, end.nodeAfter]) {
    for (const kind of [INSERTION, DELETION] as const) {
      const proposal = node && proposalOn(node, kind);
      if (proposal && authorOf(proposal) === author) return proposal;
    }
  }
  return null;
}

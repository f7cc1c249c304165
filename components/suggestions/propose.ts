import { type Fragment, Fragment as Fragments, type Mark, type Node } from "@tiptap/pm/model";
import { type EditorState, TextSelection, type Transaction } from "@tiptap/pm/state";
import { AddMarkStep, RemoveMarkStep, ReplaceStep } from "@tiptap/pm/transform";
import { COMMENT_MARK } from "#domain/commented.ts";
import {
  breakAs,
  breakOf,
  DELETION,
  INSERTION,
  PROPOSED,
  type ProposalKind,
  proposalOf,
} from "#domain/proposals.ts";
import { type Changed, changedRanges } from "./changed-ranges.ts";
import { asWords, type Line, linesOf } from "./lines.ts";

/** Who proposes, and the id of what is proposed unless it goes on with something of theirs beside it. */
export type Proposing = { author: string; id: string };

/**
 * Why something cannot be proposed: it changes the kind or the place of blocks, or the look of words
 * that stand, or takes out a paragraph that somebody else proposes.
 */
export type Unproposable = "structure" | "format" | "others";

class Refusal extends Error {
  readonly why: Unproposable;
  constructor(why: Unproposable) {
    super(why);
    this.why = why;
  }
}

/**
 * The transaction that proposes what another one would do. Words that stand stay, marked as to go;
 * new ones are marked as to come; what the author proposed before is simply changed.
 */
export function propose(
  state: EditorState,
  tr: Transaction,
  as: Proposing,
): Transaction | Unproposable {
  try {
    return proposed(state, tr, as);
  } catch (error) {
    if (error instanceof Refusal) return error.why;
    throw error;
  }
}

function proposed(state: EditorState, tr: Transaction, as: Proposing): Transaction {
  if (tr.steps.every((step) => step instanceof AddMarkStep || step instanceof RemoveMarkStep)) {
    for (const [index, step] of tr.steps.entries()) allowFormat(tr.docs[index], step, as);
    return tr;
  }
  if (!tr.steps.every((step) => step instanceof ReplaceStep)) throw new Refusal("structure");
  const out = state.tr;
  for (const changed of changedRanges(tr).reverse()) {
    const words = asWords(state.doc, tr.doc, changed);
    if (!words) throw new Refusal("structure");
    change(out, tr, words, as, state);
  }
  for (const key of ["uiEvent", "composition", "paste", "addToHistory"]) {
    const meta = tr.getMeta(key);
    if (meta !== undefined) out.setMeta(key, meta);
  }
  if (tr.storedMarksSet) out.setStoredMarks(tr.storedMarks);
  return tr.scrolledIntoView ? out.scrollIntoView() : out;
}

/** A thread of comments may hang anywhere; else only one's own proposal may look different. */
function allowFormat(doc: Node | undefined, step: object, { author }: Proposing): void {
  if (!(step instanceof AddMarkStep || step instanceof RemoveMarkStep)) return;
  if (step.mark.type.name === COMMENT_MARK) return;
  doc?.nodesBetween(step.from, step.to, (node) => {
    if (node.isText && !isOwn(node, author)) throw new Refusal("format");
  });
}

function change(
  out: Transaction,
  { doc, selection: after }: Transaction,
  { from, to, newFrom, newTo }: Changed,
  as: Proposing,
  { selection }: EditorState,
): void {
  const [old, now] = [linesOf(out.doc, from, to), linesOf(doc, newFrom, newTo)];
  if (!old || !now) throw new Refusal("structure");
  const id = idBeside(out.doc, from, to, as.author) ?? as.id;
  for (const [index, line] of [...old.entries()].reverse()) {
    takeOut(out, line, { ...as, id });
    if (index > 0) takeBreak(out, line.at, { ...as, id });
  }
  const size = out.mapping.map(to);
  const end = putIn(out, size, now, id);
  // What the change itself left selected counts: the state may not have heard of the caret yet.
  const isHere = after.from >= newFrom && after.to <= newTo;
  if (!isHere) return;
  const isForward = selection.empty && selection.head === from && to > from;
  const at = end > size || isForward ? end : from;
  out.setSelection(TextSelection.near(out.doc.resolve(at), isForward ? 1 : -1));
}

function takeOut(out: Transaction, { content, from }: Line, { author, id }: Proposing): void {
  const pieces: { node: Node; at: number }[] = [];
  content.forEach((node, offset) => {
    pieces.push({ node, at: from + offset });
  });
  for (const { node, at } of pieces.reverse()) {
    const end = at + node.nodeSize;
    if (isOwn(node, author)) out.delete(at, end);
    else if (node.isText) {
      if (!proposalOn(node, DELETION)) out.addMark(at, end, markOf(out.doc, DELETION, id));
    } else if (node.type.name === "hardBreak") takeBreak(out, at, { author, id });
    else throw new Refusal("structure");
  }
}

/** Of a block, what parts it from the one before it; a line break is one itself. */
function takeBreak(out: Transaction, at: number, { author, id }: Proposing): void {
  const node = out.doc.nodeAt(at);
  const open = breakOf(node?.attrs[PROPOSED]);
  if (!node || open?.kind === DELETION) return;
  if (!open) out.setNodeAttribute(at, PROPOSED, breakAs(DELETION, id));
  else if (authorOf(open.proposal) !== author) throw new Refusal("others");
  else if (node.isInline) out.delete(at, at + node.nodeSize);
  else out.join(at);
}

/** Answers where the new words end. */
function putIn(out: Transaction, start: number, lines: readonly Line[], id: string): number {
  let at = start;
  for (const [index, { block, content }] of lines.entries()) {
    if (index > 0) {
      const attrs = { ...block.attrs, id: null, [PROPOSED]: breakAs(INSERTION, id) };
      out.split(at, 1, [{ type: block.type, attrs }]);
      at += 2;
    }
    const words = asInsertion(content, markOf(out.doc, INSERTION, id), id);
    out.insert(at, words);
    at += words.size;
  }
  return at;
}

function asInsertion(content: Fragment, mark: Mark, id: string): Fragment {
  const nodes: Node[] = [];
  content.forEach((node) => {
    if (node.isText) nodes.push(node.mark(mark.addToSet(withoutProposals(node.marks))));
    else nodes.push(node.type.create({ ...node.attrs, [PROPOSED]: breakAs(INSERTION, id) }));
  });
  return Fragments.from(nodes);
}

const withoutProposals = (marks: readonly Mark[]) =>
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

const isOwn = (node: Node, author: string) => {
  const proposal = proposalOn(node, INSERTION);
  return proposal !== null && authorOf(proposal) === author;
};

/** A word for a word, and a word typed letter by letter, are one proposal. */
function idBeside(doc: Node, from: number, to: number, author: string): string | null {
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

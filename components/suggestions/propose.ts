import type { Node } from "@tiptap/pm/model";
import { type EditorState, TextSelection, type Transaction } from "@tiptap/pm/state";
import { AddMarkStep, RemoveMarkStep, ReplaceStep } from "@tiptap/pm/transform";
import { type Changed, changedRanges } from "./changed-ranges.ts";
import { asWords, linesAt, linesOf, wordsOf } from "./lines.ts";
import { proposeLook } from "./propose-look.ts";
import {
  idBeside,
  type Proposing,
  putIn,
  Refusal,
  takeLines,
  type Unproposable,
} from "./proposed-pieces.ts";

/**
 * The transaction that proposes what another one would do. Words that stand stay, marked as to go;
 * new ones are marked as to come; what the author proposed before is simply changed.
 */
export function propose(
  state: EditorState,
  tr: Transaction,
  as: Proposing,
): Transaction | Unproposable {
  return orRefusal(() => proposed(state, tr, as));
}

/** What was made, or why it cannot be. */
export function orRefusal<T>(make: () => T): T | Unproposable {
  try {
    return make();
  } catch (error) {
    if (error instanceof Refusal) return error.why;
    throw error;
  }
}

function proposed(state: EditorState, tr: Transaction, as: Proposing): Transaction {
  const isLook = tr.steps.every(
    (step) => step instanceof AddMarkStep || step instanceof RemoveMarkStep,
  );
  const out = state.tr;
  if (isLook) proposeLook(out, tr, as);
  else for (const changed of changesOf(state, tr)) change(out, tr, changed, as, state);
  for (const key of ["uiEvent", "composition", "paste", "addToHistory"]) {
    const meta = tr.getMeta(key);
    if (meta !== undefined) out.setMeta(key, meta);
  }
  if (tr.storedMarksSet) out.setStoredMarks(tr.storedMarks);
  return tr.scrolledIntoView ? out.scrollIntoView() : out;
}

/** What a transaction does as changes of words, from the end on. */
function changesOf(state: EditorState, tr: Transaction): Changed[] {
  const isPlain = tr.steps.every((step) => step instanceof ReplaceStep);
  const changes = isPlain
    ? changedRanges(tr).map((one) => asWords(state.doc, tr.doc, one))
    : [null];
  const said = changes.flatMap((one) => {
    const isSaid = one && linesOf(state.doc, one.from, one.to);
    return isSaid && linesOf(tr.doc, one.newFrom, one.newTo) ? [one] : [];
  });
  return said.length === changes.length ? said.reverse() : [overSelection(state, tr)];
}

/** Where selected words went, and others may have come, whatever became of their blocks. */
function overSelection({ doc, selection }: EditorState, tr: Transaction): Changed {
  const { from, to } = selection;
  const [newFrom, newTo] = [tr.mapping.map(from, -1), tr.mapping.map(to, 1)];
  const isGone = textOf(doc, from, to) !== textOf(tr.doc, newFrom, newTo);
  const isSame =
    textOf(doc, 0, from) === textOf(tr.doc, 0, newFrom) &&
    textOf(doc, to, doc.content.size) === textOf(tr.doc, newTo, tr.doc.content.size);
  const isInWords = isPaste(tr) || tr.doc.resolve(newFrom).parent.isTextblock;
  if (!(selection instanceof TextSelection) || !isGone || !isSame || !isInWords) {
    throw new Refusal("structure");
  }
  return { from, to, newFrom, newTo };
}

/** With a sign for each picture, rule and break, so that none is overlooked. */
const textOf = (doc: Node, from: number, to: number) => doc.textBetween(from, to, "", "\ufffc");

const isPaste = (tr: Transaction) => tr.getMeta("paste") === true;

function change(
  out: Transaction,
  tr: Transaction,
  { from, to, newFrom, newTo }: Changed,
  as: Proposing,
  { selection }: EditorState,
): void {
  const { doc, selection: after } = tr;
  const old = linesOf(out.doc, from, to);
  const come = isPaste(tr) ? wordsOf(doc, newFrom, newTo) : linesOf(doc, newFrom, newTo);
  // What is pasted takes the shape of where it comes to stand.
  const now = come && isPaste(tr) ? linesAt(out.doc.resolve(from), come) : come;
  if (!old || !now) throw new Refusal("structure");
  const id = idBeside(out.doc, from, to, as.author) ?? as.id;
  const size = takeLines(out, old, to, { ...as, id });
  const end = putIn(out, size, now, id);
  // What the change itself left selected counts: the state may not have heard of the caret yet.
  const isHere = after.from >= newFrom && after.to <= newTo;
  if (!isHere) return;
  const isForward = selection.empty && selection.head === from && to > from;
  const at = end > size || isForward ? end : from;
  out.setSelection(TextSelection.near(out.doc.resolve(at), isForward ? 1 : -1));
}

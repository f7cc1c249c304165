import type { Node, ResolvedPos } from "@tiptap/pm/model";
import { type EditorState, TextSelection, type Transaction } from "@tiptap/pm/state";
import { HOLDERS } from "#domain/decided.ts";
import { PROPOSED } from "#domain/proposals.ts";
import { isItem, isPlain, lineBefore } from "./join-lines.ts";
import { linesOf } from "./lines.ts";
import { orRefusal } from "./propose.ts";
import {
  idBeside,
  isOwn,
  type Proposing,
  takeLines,
  type Unproposable,
} from "./proposed-pieces.ts";

/** Keys that would change the shape of lists and quotes, where a proposal is of lines alone. */
export type Key = "Backspace" | "Delete" | "Enter";

/**
 * What a key proposes where it would turn an item or a quoted line into something else: lines that
 * become one, or one behind the list. Null where the key does what it does.
 */
export function proposeKey(
  { tr, doc, selection }: EditorState,
  key: Key,
  as: Proposing,
): Transaction | Unproposable | null {
  const { $from, empty } = selection;
  if (!empty || !isPlain($from.parent)) return null;
  if (key === "Enter") return leave(tr, $from, as);
  const isAtEdge = key === "Backspace" ? $from.pos === $from.start() : $from.pos === $from.end();
  if (!isAtEdge) return null;
  const line = key === "Backspace" ? $from.before() : lineBehind(doc, $from);
  const before = line === null ? null : lineBefore(doc, line);
  if (line === null || !before || (key === "Backspace" && isFirst(doc.resolve(line)))) return null;
  return orRefusal(() => {
    const [from, to] = [before.end, line + 1];
    const id = idBeside(doc, from, to, as.author) ?? as.id;
    const end = takeLines(tr, linesOf(doc, from, to) ?? [], to, { ...as, id });
    const at = key === "Backspace" ? from : end;
    return tr.setSelection(TextSelection.create(tr.doc, at)).scrollIntoView();
  });
}

/** Whether a line is the first of a list or a quote: the key before it would take it out of there. */
function isFirst($line: ResolvedPos): boolean {
  if ($line.index() > 0) return false;
  if (isItem($line.parent)) return $line.index(-1) === 0;
  return HOLDERS.includes($line.parent.type.name);
}

/** The line of words that is read next; null for none. */
function lineBehind(doc: Node, $from: ResolvedPos): number | null {
  let found: number | null = null;
  doc.nodesBetween($from.after(), doc.content.size, (node, at) => {
    if (found === null && node.isTextblock && at >= $from.after()) found = at;
    return found === null;
  });
  return found;
}

/** From an empty line at the end of a list or a quote, where the author proposes it, one goes on behind that. */
function leave(tr: Transaction, $from: ResolvedPos, { author }: Proposing): Transaction | null {
  const line = $from.parent;
  const inItem = isItem($from.node(-1));
  const isAlone = !inItem || $from.node(-1).childCount === 1;
  const depth = $from.depth - (inItem ? 2 : 1);
  const holder = $from.node(depth);
  const isLast = $from.indexAfter(depth) === holder.childCount && holder.childCount > 1;
  if (line.content.size || !isOwn(line, author) || !isAlone || !isLast) return null;
  if (!HOLDERS.includes(holder.type.name)) return null;
  const proposed = line.type.create({ [PROPOSED]: line.attrs[PROPOSED] });
  const around = $from.node(depth - 1);
  const isNested = isItem(around);
  // In a list of a list the next item of the outer one comes.
  if (isNested && $from.indexAfter(depth - 1) < around.childCount) return null;
  const end = $from.after(isNested ? depth - 1 : depth);
  tr.insert(end, isNested ? around.type.create(null, proposed) : proposed);
  tr.delete($from.before(depth + 1), $from.after(depth + 1));
  const place = tr.mapping.map(end, -1) + (isNested ? 2 : 1);
  return tr.setSelection(TextSelection.create(tr.doc, place)).scrollIntoView();
}

import type { Editor } from "@tiptap/core";
import { TextSelection } from "@tiptap/pm/state";
import { END_WORDS } from "#domain/end-mark.ts";
import type { JsonNode } from "#domain/schema.ts";

/** Where neither a table nor the last line of a text may stand. */
const HOLDERS = ["quote", "listItem", "taskItem", "table"];
const SIDE = 3;

/** Whether a block of the text itself can be put where the caret is. */
export function isInText(editor: Editor): boolean {
  return !HOLDERS.some((name) => editor.isActive(name));
}

const cell = (): JsonNode => ({ type: "tableCell", content: [{ type: "paragraph" }] });
const times = <T>(make: () => T): T[] => Array.from({ length: SIDE }, make);

/** A small table with a head after the block of the caret, which then is in its first cell. */
export function insertTable(editor: Editor): void {
  const rows = times(() => ({ type: "tableRow", content: times(cell) }));
  const table = { type: "table", attrs: { headerRow: true }, content: rows };
  const { state, view } = editor;
  const { $from } = state.selection;
  const isEmpty = $from.parent.isTextblock && !$from.parent.content.size;
  const at = !$from.depth ? $from.pos : isEmpty ? $from.before(1) : $from.after(1);
  const tr = state.tr.insert(at, state.schema.nodeFromJSON(table));
  // Words must have a place after it.
  const end = at + (tr.doc.nodeAt(at)?.nodeSize ?? 0);
  if (end === tr.doc.content.size) tr.insert(end, state.schema.nodes.paragraph?.create() ?? []);
  view.dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(at))).scrollIntoView());
  view.focus();
}

/** The last line of the text: to it where there is one, else a new one after everything. */
export function goToEndMark(editor: Editor): void {
  const { state, view } = editor;
  const { tr, doc, schema } = state;
  let end: number | null = null;
  doc.forEach((node, at) => {
    if (node.type.name === "endMark") end = at + node.nodeSize - 1;
  });
  if (end === null) {
    const last = doc.lastChild;
    const isFree = last?.type.name === "paragraph" && !last.content.size && doc.childCount > 1;
    const from = isFree ? doc.content.size - last.nodeSize : doc.content.size;
    const mark = schema.nodes.endMark?.create(
      null,
      schema.text(END_WORDS[editor.storage.endMark.language]),
    );
    if (!mark) return;
    tr.replaceWith(from, doc.content.size, mark);
    end = tr.doc.content.size - 1;
  }
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, end)).scrollIntoView());
  view.focus();
}

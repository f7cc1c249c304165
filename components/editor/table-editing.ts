import type { Editor } from "@tiptap/core";
import { keymap } from "@tiptap/pm/keymap";
import { type Command, Plugin, Selection } from "@tiptap/pm/state";
import { findTable, goToNextCell, tableEditing, tableEditingKey } from "@tiptap/pm/tables";
import { inWhole, TABLE_COMMANDS } from "#domain/table-commands.ts";
import { pasting } from "./paste/paste-plugin.ts";

/** Cells as one selects, walks and fills them, and what is pasted; comes once the text can be written. */
export function bringEditing(editor: Editor): void {
  if (tableEditingKey.get(editor.state)) return;
  const selected = editor.state.selection.toJSON();
  // The last one takes what nobody else wants: arrows and the mouse in a table.
  editor.registerPlugin(quietEditing(), (last, others) => [keys, pasting, ...others, last]);
  // The text is drawn anew with it, and a picture that was selected would be so no more.
  const { state, view } = editor;
  view.dispatch(state.tr.setSelection(Selection.fromJSON(state.doc, selected)));
}

/**
 * Without the repairs of tables: each page would make them, and the server, and a row would get as
 * many cells too many. The server mends a table in the commit that left it with holes.
 */
export function quietEditing(): Plugin {
  const { spec } = tableEditing();
  const plugin: Plugin = new Plugin({
    ...spec,
    props: {
      ...spec.props,
      handlePaste: (view, event, slice) => {
        const paste: Command = () =>
          spec.props?.handlePaste?.call(plugin, view, event, slice) ?? false;
        return inWhole(paste)(view.state);
      },
    },
    appendTransaction: (transactions, _before, state) =>
      spec.appendTransaction?.call(plugin, transactions, state, state),
  });
  return plugin;
}

/** Tab in the last cell makes a row and goes there. */
const next: Command = inWhole((state, dispatch, view) => {
  if (goToNextCell(1)(state, dispatch)) return true;
  if (!view || !TABLE_COMMANDS.rowAfter(state, dispatch)) return false;
  return goToNextCell(1)(view.state, dispatch);
});

/** Where nothing follows a table there is no place to write below it: an arrow makes one. */
const below: Command = (state, dispatch, view) => {
  const { $from, empty } = state.selection;
  const table = findTable($from);
  if (!empty || !table || table.depth !== 1 || !view?.endOfTextblock("down")) return false;
  const isLast = table.pos + table.node.nodeSize === state.doc.content.size;
  const row = $from.index(table.depth);
  if (!isLast || row < table.node.childCount - 1) return false;
  const paragraph = state.schema.nodes.paragraph?.create();
  if (!paragraph) return false;
  const end = state.doc.content.size;
  const tr = state.tr.insert(end, paragraph);
  dispatch?.(tr.setSelection(Selection.atEnd(tr.doc)).scrollIntoView());
  return true;
};

const keys = keymap({ Tab: next, "Shift-Tab": inWhole(goToNextCell(-1)), ArrowDown: below });

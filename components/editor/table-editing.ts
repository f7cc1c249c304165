import type { Editor } from "@tiptap/core";
import { keymap } from "@tiptap/pm/keymap";
import { Fragment, type Node, Slice } from "@tiptap/pm/model";
import { type Command, Plugin, Selection } from "@tiptap/pm/state";
import {
  findTable,
  goToNextCell,
  isInTable,
  tableEditing,
  tableEditingKey,
} from "@tiptap/pm/tables";
import { inWhole, TABLE_COMMANDS } from "#domain/table-commands.ts";
import { bringGrips } from "./column-grips.ts";
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
  bringGrips(editor);
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
        const cells = isInTable(view.state) ? withoutWidths(slice) : slice;
        const paste: Command = () =>
          spec.props?.handlePaste?.call(plugin, view, event, cells) ?? false;
        return inWhole(paste)(view.state);
      },
    },
    appendTransaction: (transactions, _before, state) =>
      spec.appendTransaction?.call(plugin, transactions, state, state),
  });
  return plugin;
}

/** Cells that come into a table take the widths of its columns, and bring none along. */
function withoutWidths({ content, openStart, openEnd }: Slice): Slice {
  const bare = (node: Node): Node => {
    if (node.isTextblock || node.isAtom) return node;
    const attrs = node.type.name === "tableCell" ? { ...node.attrs, colwidth: null } : node.attrs;
    return node.type.create(attrs, node.children.map(bare), node.marks);
  };
  return new Slice(Fragment.from(content.content.map(bare)), openStart, openEnd);
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

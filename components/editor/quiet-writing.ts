import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { type EditorState, Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { type ProsemirrorBinding, ySyncPluginKey } from "@tiptap/y-tiptap";
import { admitLacking } from "#domain/schema.ts";

type Writes = Pick<ProsemirrorBinding, "_prosemirrorChanged">;
type Sync = { isChangeOrigin: boolean; addToHistory: boolean };

/** The document as the room last gave it; equal to the editor's while nobody typed here. */
const given = new PluginKey<Node | null>("quietWriting");

/**
 * The page writes nothing until its person types. The binding compares the whole text with the
 * room after every click and would "repair" what another client wrote in another form, and it
 * does so in a reader's page too; here it compares only after a change that was made here. Nor does
 * it delete a block that two people emptied together: the server mends that.
 */
export const QuietWriting = Extension.create({
  name: "quietWriting",
  priority: 1001,
  onBeforeCreate() {
    admitLacking(this.editor.schema);
  },
  addProseMirrorPlugins: () => [
    new Plugin({
      key: given,
      state: {
        init: (): Node | null => null,
        apply: (tr, before: Node | null) => (isFromRoom(tr) ? tr.doc : before),
      },
      // What other plugins append to a colleague's change is not this person's writing.
      filterTransaction: (tr) => {
        const root = tr.getMeta("appendedTransaction") as Transaction | undefined;
        return !(root && tr.docChanged && isFromRoom(root) && !isFromRoom(tr));
      },
      view: (view) => {
        const binding = (ySyncPluginKey.getState(view.state) as { binding: Writes }).binding;
        const write = binding._prosemirrorChanged.bind(binding);
        binding._prosemirrorChanged = (doc) => {
          if (view.editable && doc !== given.getState(view.state)) write(doc);
        };
        return { update: ({ state }) => joinHistory(state) };
      },
    }),
  ],
});

/**
 * The binding takes the caret that moves behind a colleague's change for a change without history,
 * and would begin a new step of undo in the middle of a word.
 */
function joinHistory(state: EditorState): void {
  const sync = ySyncPluginKey.getState(state) as Sync;
  if (!sync.isChangeOrigin && given.getState(state) === state.doc) sync.addToHistory = true;
}

function isFromRoom(tr: Transaction): boolean {
  const change = tr.getMeta(ySyncPluginKey) as { isChangeOrigin?: boolean } | undefined;
  return change?.isChangeOrigin === true;
}

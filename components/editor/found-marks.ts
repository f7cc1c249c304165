import { type Editor, Extension } from "@tiptap/core";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { type Decoration, DecorationSet } from "@tiptap/pm/view";

const shown = new PluginKey<DecorationSet>("foundMarks");

/** What was looked for stands out in this view alone, never in the document. */
export const FoundMarks = Extension.create({
  name: "foundMarks",
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key: shown,
      state: {
        init: () => DecorationSet.empty,
        apply: (tr, marks) => {
          const wanted = tr.getMeta(shown) as Decoration[] | undefined;
          if (wanted) return DecorationSet.create(tr.doc, wanted);
          // When the server gives blocks their ids the room gives the same text again, whole, and
          // nobody hears of a change.
          return tr.doc.eq(tr.before) ? marks : marks.map(tr.mapping, tr.doc);
        },
      },
      props: { decorations: (state) => shown.getState(state) },
    }),
  ],
});

/** Shows these places and no others. */
export function markFound(editor: Editor, places: readonly Decoration[]): void {
  editor.view.dispatch(editor.state.tr.setMeta(shown, places));
}

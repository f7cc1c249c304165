import { type Editor, Extension } from "@tiptap/core";
import { isChangeOrigin } from "@tiptap/extension-collaboration";
import type { Node } from "@tiptap/pm/model";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { type Decoration, DecorationSet } from "@tiptap/pm/view";

/** Finds the tints of a document; it comes with the strip that asks for them. */
type Tints = (doc: Node) => Decoration[];
type Shown = { tints: Tints | null; marks: DecorationSet };

const shown = new PluginKey<Shown>("authorMarks");
const NONE: Shown = { tints: null, marks: DecorationSet.empty };

/** Tints under the words by who wrote them: in this view alone, never in the document. */
export const AuthorMarks = Extension.create({
  name: "authorMarks",
  addProseMirrorPlugins: () => [
    new Plugin<Shown>({
      key: shown,
      state: {
        init: () => NONE,
        apply: (tr, { tints, marks }) => {
          const told = tr.getMeta(shown) as { tints: Tints | null } | undefined;
          if (told) return shownIn(tr.doc, told.tints);
          // What others write comes as a whole new document, in which nothing keeps its place.
          if (tints && isChangeOrigin(tr)) return shownIn(tr.doc, tints);
          return { tints, marks: marks.map(tr.mapping, tr.doc) };
        },
      },
      props: { decorations: (state) => shown.getState(state)?.marks },
    }),
  ],
});

/** Shows who wrote what; null shows nobody. */
export function showAuthors(editor: Editor, tints: Tints | null): void {
  if (editor.isDestroyed) return;
  const { state, view } = editor;
  view.dispatch(state.tr.setMeta(shown, { tints }));
}

function shownIn(doc: Node, tints: Tints | null): Shown {
  return tints ? { tints, marks: DecorationSet.create(doc, tints(doc)) } : NONE;
}

import { Extension } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";

/** Shows what belongs here while the text is empty; the words come from CSS, never the document. */
export function emptyHint(words: string) {
  return Extension.create({
    name: "emptyHint",
    addProseMirrorPlugins: () => [
      new Plugin({
        props: {
          decorations: ({ doc }) => {
            const first = doc.firstChild;
            if (doc.childCount !== 1 || !first?.isTextblock || first.content.size) return null;
            const attributes = { class: "empty", "data-hint": words };
            return DecorationSet.create(doc, [Decoration.node(0, first.nodeSize, attributes)]);
          },
        },
      }),
    ],
  });
}

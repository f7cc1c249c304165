import { type Editor, Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { Plugin, PluginKey, TextSelection } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";

const PLACEHOLDER = /\{\{[^{}]*\}\}/g;

type Place = { from: number; to: number; words: string };

/** Every `{{…}}` of a document, in order. */
export function placeholdersOf(doc: Node): Place[] {
  const places: Place[] = [];
  doc.descendants((node, position) => {
    if (!node.isTextblock) return true;
    const text = node.textBetween(0, node.content.size, undefined, "￼");
    for (const match of text.matchAll(PLACEHOLDER)) {
      const from = position + 1 + match.index;
      places.push({ from, to: from + match[0].length, words: match[0] });
    }
    return false;
  });
  return places;
}

const shown = new PluginKey<DecorationSet>("placeholders");

const decorate = (doc: Node) =>
  DecorationSet.create(
    doc,
    placeholdersOf(doc).map(({ from, to }) =>
      Decoration.inline(from, to, { class: "placeholder" }),
    ),
  );

/** Selects the place around a position; false where there is none. */
function takeWhole(view: EditorView, position: number): boolean {
  if (!view.editable) return false;
  const place = placeholdersOf(view.state.doc).find(
    ({ from, to }) => from < position && position < to,
  );
  if (!place) return false;
  const selection = TextSelection.create(view.state.doc, place.from, place.to);
  view.dispatch(view.state.tr.setSelection(selection));
  return true;
}

/** Tints the open places of a template; a click takes one whole, so that typing replaces it. */
export const Placeholders = Extension.create({
  name: "placeholders",
  addProseMirrorPlugins: () => [
    new Plugin({
      key: shown,
      state: {
        init: (_config, state) => decorate(state.doc),
        apply: (tr, before) => (tr.docChanged ? decorate(tr.doc) : before),
      },
      props: {
        decorations: (state) => shown.getState(state),
        handleClick: (view, position) => view.state.selection.empty && takeWhole(view, position),
        handleDoubleClick: takeWhole,
      },
    }),
  ],
});

/** Selects the first place with these words; false where the text has none. */
export function selectPlaceholder(editor: Editor, words: string): boolean {
  const place = placeholdersOf(editor.state.doc).find((found) => found.words === words);
  if (!place) return false;
  const { from, to } = place;
  return editor.chain().focus().setTextSelection({ from, to }).scrollIntoView().run();
}

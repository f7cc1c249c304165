import { type Editor, Extension } from "@tiptap/core";
import { isChangeOrigin } from "@tiptap/extension-collaboration";
import type { Node } from "@tiptap/pm/model";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { Authorship, type Run } from "#domain/authorship.ts";
import { textBlocksOf } from "#domain/checks/checked-text.ts";

/** How the words of an author are shown, and what their tooltip says. */
export type AuthorLook = { look: string; name: string };
type Written = { text: string; runs: readonly Run[]; looks: readonly (AuthorLook | null)[] };
type Shown = { written: Written | null; marks: DecorationSet };

const shown = new PluginKey<Shown>("authorMarks");
const NONE: Shown = { written: null, marks: DecorationSet.empty };

/** Tints under the words by who wrote them: in this view alone, never in the document. */
export const AuthorMarks = Extension.create({
  name: "authorMarks",
  addProseMirrorPlugins: () => [
    new Plugin<Shown>({
      key: shown,
      state: {
        init: () => NONE,
        apply: (tr, { written, marks }) => {
          const told = tr.getMeta(shown) as { written: Written | null } | undefined;
          if (told) return shownIn(tr.doc, told.written);
          // What others write comes as a whole new document, in which nothing keeps its place.
          if (written && isChangeOrigin(tr)) return shownIn(tr.doc, written);
          return { written, marks: marks.map(tr.mapping, tr.doc) };
        },
      },
      props: { decorations: (state) => shown.getState(state)?.marks },
    }),
  ],
});

/** Shows who wrote what; null shows nobody. */
export function showAuthors(editor: Editor, written: Written | null): void {
  if (editor.isDestroyed) return;
  const { state, view } = editor;
  view.dispatch(state.tr.setMeta(shown, { written }));
}

/** What was written since the server was asked is nobody's until it is asked again. */
function shownIn(doc: Node, written: Written | null): Shown {
  if (!written) return NONE;
  const blocks = textBlocksOf(doc);
  const authorship = new Authorship(written.text, written.runs);
  authorship.change(blocks.map(({ text }) => text).join("\n"), null);
  const marks: Decoration[] = [];
  let at = 0;
  for (const { author, length } of authorship.runs) {
    const of = author === null ? null : written.looks[author];
    if (of) marks.push(...placesIn(blocks, at, at + length).map((range) => mark(range, of)));
    at += length;
  }
  return { written, marks: DecorationSet.create(doc, marks) };
}

type Range = { from: number; to: number };

function mark({ from, to }: Range, { look, name }: AuthorLook): Decoration {
  return Decoration.inline(from, to, { class: `author ${look}`, title: name });
}

/** Where a run of the words stands in the document; a run may reach over several blocks. */
function placesIn(blocks: ReturnType<typeof textBlocksOf>, start: number, end: number): Range[] {
  let at = 0;
  return blocks.flatMap(({ position, text }) => {
    const [from, to] = [Math.max(start - at, 0), Math.min(end - at, text.length)];
    at += text.length + 1;
    return from < to ? [{ from: position + from, to: position + to }] : [];
  });
}

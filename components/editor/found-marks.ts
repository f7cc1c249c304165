import { type Editor, Extension } from "@tiptap/core";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";

export type Range = { from: number; to: number };
type Shown = { ranges: readonly Range[]; current: Range | null };

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
          const wanted = tr.getMeta(shown) as Shown | undefined;
          if (!wanted) return marks.map(tr.mapping, tr.doc);
          const drawn = wanted.ranges.map((range) => {
            const name = range === wanted.current ? "found current" : "found";
            return Decoration.inline(range.from, range.to, { class: name });
          });
          return DecorationSet.create(tr.doc, drawn);
        },
      },
      props: { decorations: (state) => shown.getState(state) },
    }),
  ],
});

/** Shows these ranges, one of them as the current one, and no others. */
export function markFound(editor: Editor, ranges: readonly Range[], current: Range | null): void {
  const { state, view } = editor;
  view.dispatch(state.tr.setMeta(shown, { ranges, current } satisfies Shown));
}

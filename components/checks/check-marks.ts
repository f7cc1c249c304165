import { type Editor, Extension } from "@tiptap/core";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { textBlocksOf } from "#domain/checks/checked-text.ts";
import type { Finding } from "#domain/checks/finding.ts";

type Range = { from: number; to: number };

const shown = new PluginKey<DecorationSet>("checkMarks");

/** Lines under what the checks found: in this view alone, never in the document. */
export const CheckMarks = Extension.create({
  name: "checkMarks",
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key: shown,
      state: {
        init: () => DecorationSet.empty,
        apply: (tr, before) =>
          (tr.getMeta(shown) as DecorationSet | undefined) ?? before.map(tr.mapping, tr.doc),
      },
      props: { decorations: (state) => shown.getState(state) },
    }),
  ],
});

/** Where a finding stands in an editor now; null once its words are others. */
export function rangeOf(editor: Editor, finding: Finding): Range | null {
  const { place, from, to, words } = finding;
  if (place.kind !== "title" && place.kind !== "body") return null;
  const block = textBlocksOf(editor.state.doc)[place.kind === "body" ? place.index : 0];
  if (!block || !words || block.text.slice(from, to) !== words) return null;
  return { from: block.position + from, to: block.position + to };
}

/** Underlines these findings and no others. */
export function markFindings(editor: Editor, findings: readonly Finding[]): void {
  const marks = findings.flatMap((finding) => {
    const range = rangeOf(editor, finding);
    if (!range) return [];
    return Decoration.inline(range.from, range.to, { class: `check-mark ${finding.severity}` });
  });
  const { state, view } = editor;
  view.dispatch(state.tr.setMeta(shown, DecorationSet.create(state.doc, marks)));
}

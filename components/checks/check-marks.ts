import { type Editor, Extension } from "@tiptap/core";
import { isChangeOrigin } from "@tiptap/extension-collaboration";
import type { Node } from "@tiptap/pm/model";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { standingBlocksOf } from "#domain/checks/checked-text.ts";
import type { Finding } from "#domain/checks/finding.ts";
import { offsetInBlock } from "#domain/standing-words.ts";

type Range = { from: number; to: number };
type Shown = { findings: readonly Finding[]; marks: DecorationSet };

const shown = new PluginKey<Shown>("checkMarks");

/** Lines under what the checks found: in this view alone, never in the document. */
export const CheckMarks = Extension.create({
  name: "checkMarks",
  addProseMirrorPlugins: () => [
    new Plugin<Shown>({
      key: shown,
      state: {
        init: () => ({ findings: [], marks: DecorationSet.empty }),
        apply: (tr, { findings, marks }) => {
          const found = tr.getMeta(shown) as readonly Finding[] | undefined;
          if (found) return { findings: found, marks: marksIn(tr.doc, found) };
          // What others write comes as a whole new document, in which nothing keeps its place.
          if (isChangeOrigin(tr)) return { findings, marks: marksIn(tr.doc, findings) };
          return { findings, marks: marks.map(tr.mapping, tr.doc) };
        },
      },
      props: { decorations: (state) => shown.getState(state)?.marks },
    }),
  ],
});

/** Where a finding stands in an editor now; null once its words are others. */
export function rangeOf(editor: Editor, finding: Finding): Range | null {
  return rangeIn(standingBlocksOf(editor.state.doc), finding);
}

function rangeIn(blocks: ReturnType<typeof standingBlocksOf>, finding: Finding): Range | null {
  const { place, from, to, words } = finding;
  if (place.kind !== "title" && place.kind !== "body") return null;
  const block = blocks[place.kind === "body" ? place.index : 0];
  if (!block || !words || block.text.slice(from, to) !== words) return null;
  const start = offsetInBlock(block.gaps, from);
  const end = offsetInBlock(block.gaps, to, true);
  return { from: block.position + start, to: block.position + end };
}

function marksIn(doc: Node, findings: readonly Finding[]): DecorationSet {
  if (!findings.length) return DecorationSet.empty;
  const blocks = standingBlocksOf(doc);
  const marks = findings.flatMap((finding) => {
    const range = rangeIn(blocks, finding);
    if (!range) return [];
    return Decoration.inline(range.from, range.to, { class: `check-mark ${finding.severity}` });
  });
  return DecorationSet.create(doc, marks);
}

/** Underlines these findings and no others. */
export function markFindings(editor: Editor, findings: readonly Finding[]): void {
  const { state, view } = editor;
  view.dispatch(state.tr.setMeta(shown, findings));
}

import type { Editor } from "@tiptap/core";
import type { EditorState } from "@tiptap/pm/state";

/** A heading, where its words begin, and whether the caret stands under it. */
export type Heading = { at: number; level: number; words: string; isCurrent: boolean };

/** The headings of a text in order; the current one is the last before the caret. */
export function headingsOf({ doc, selection }: Pick<EditorState, "doc" | "selection">): Heading[] {
  const headings: Heading[] = [];
  doc.descendants((node, at) => {
    if (node.type.name === "heading") {
      const words = node.textContent.trim();
      headings.push({ at: at + 1, level: Number(node.attrs.level), words, isCurrent: false });
    }
    return !node.isTextblock;
  });
  const current = headings.findLast(({ at }) => at <= selection.head);
  if (current) current.isCurrent = true;
  return headings;
}

/** Puts the caret at the start of a heading. */
export function goToHeading(editor: Editor, at: number): void {
  editor.chain().focus().setTextSelection(at).scrollIntoView().run();
}

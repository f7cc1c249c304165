import type { Editor } from "@tiptap/core";
import type { Finding } from "#domain/checks/finding.ts";
import { rangeOf } from "./check-marks.ts";

/** Goes to the words of a finding; to the quote whose source it is about, or to where a contact belongs. */
export function goToFinding(editors: { body: Editor; title: Editor }, finding: Finding): void {
  const { place } = finding;
  const editor = place.kind === "title" && finding.words ? editors.title : editors.body;
  const range = place.kind === "source" ? quoteAt(editor, place.index) : rangeOf(editor, finding);
  editor
    .chain()
    .focus(range ? undefined : "end")
    .command(({ commands }) => !range || commands.setTextSelection(range))
    .scrollIntoView()
    .run();
}

/** The start of the words of a quote. */
function quoteAt(editor: Editor, index: number): number | null {
  let seen = -1;
  let found: number | null = null;
  editor.state.doc.descendants((node, at) => {
    if (node.type.name === "quote") {
      seen += 1;
      if (seen === index) found = at + 2;
    }
    return found === null && !node.isTextblock;
  });
  return found;
}

import type { Editor } from "@tiptap/core";
import { captionsOf } from "#domain/checks/checked-text.ts";
import type { Finding } from "#domain/checks/finding.ts";
import { rangeOf } from "./check-marks.ts";

/**
 * Goes to the words of a finding; to the picture, table or quote that they are said of, or to where a
 * contact belongs.
 */
export function goToFinding(editors: { body: Editor; title: Editor }, finding: Finding): void {
  const { place } = finding;
  if (place.kind === "caption") goToCaption(editors.body, place.index);
  else goToWords(place.kind === "title" && finding.words ? editors.title : editors.body, finding);
}

function goToWords(editor: Editor, finding: Finding): void {
  const { place } = finding;
  const range = place.kind === "source" ? quoteAt(editor, place.index) : rangeOf(editor, finding);
  editor
    .chain()
    .focus(range ? undefined : "end")
    .command(({ commands }) => !range || commands.setTextSelection(range))
    .scrollIntoView()
    .run();
}

/** A picture is selected, so that a space opens what is said of it; the caption of a table is an input. */
function goToCaption(editor: Editor, index: number): void {
  const at = captionsOf(editor.state.doc)[index]?.at;
  if (at === undefined) return;
  const shown = editor.view.nodeDOM(at);
  const input = shown instanceof HTMLElement ? shown.querySelector("caption input") : null;
  if (input instanceof HTMLElement) input.focus();
  else editor.chain().focus().setNodeSelection(at).scrollIntoView().run();
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

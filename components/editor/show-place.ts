import type { Editor } from "@tiptap/core";

/** How much of the visible text stays above a place that is shown, and where it may be without a move. */
const WANTED = 0.4;
const CALM = { from: 0.1, to: 0.8 };

/** Moves the view, and nothing else, so that a place of the text is well in sight. */
export function showPlace(editor: Editor, at: number): void {
  const scroller = scrollerOf(editor.view.dom);
  const { top } = editor.view.coordsAtPos(at);
  const box = scroller.getBoundingClientRect();
  const share = (top - box.top) / box.height;
  if (share > CALM.from && share < CALM.to) return;
  scroller.scrollBy({ top: top - box.top - box.height * WANTED });
}

function scrollerOf(element: Element): Element {
  for (let at = element.parentElement; at; at = at.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
  }
  return document.documentElement;
}

import type { Editor } from "@tiptap/core";
import { Selection } from "@tiptap/pm/state";
import { carry, hasCaret } from "./move-block.ts";
import { asOneChange } from "./room-change.ts";

/** `busy`: colleagues write in the block and in what it would go past, and one of them would lose words. */
export type Moved = "moved" | "busy" | "same";

/**
 * Moves a block of the text into a gap, which has the number of the block behind it, as one step of
 * undo. As with the keys, what a colleague is writing in stays where it is and the rest goes past it.
 */
export function moveBlockTo(editor: Editor, index: number, gap: number): Moved {
  const before = editor.state.doc;
  const places = placesOf(editor);
  const [start, end, target] = [places[index], places[index + 1], places[gap]];
  if (start === undefined || end === undefined || target === undefined) return "same";
  if (!editor.isEditable || gap === index || gap === index + 1) return "same";
  const isDown = gap > index;
  const at = isDown ? target - (end - start) : target;
  const passed = isDown ? places.slice(index + 1, gap) : places.slice(gap, index);
  const isCalm = (place: number) => !hasCaret(editor, place);
  if (!isCalm(start) && !passed.every(isCalm)) return "busy";
  asOneChange(editor, () => {
    if (isCalm(start)) carry(editor, start, end, at);
    else if (isDown) carry(editor, end, target, start);
    else carry(editor, target, start, end - (start - target));
  });
  if (editor.state.doc === before) return "same";
  selectBlock(editor, isDown ? gap - 1 : gap);
  return "moved";
}

/** Puts the caret at the start of a block, or selects what has no words. */
export function selectBlock(editor: Editor, index: number): void {
  const place = placesOf(editor)[index];
  if (place === undefined) return;
  const { state, view } = editor;
  const selection = Selection.near(state.doc.resolve(place), 1);
  view.dispatch(state.tr.setSelection(selection).scrollIntoView());
}

/** Where each block of the text begins, and where the last one ends. */
function placesOf({ state }: Editor): number[] {
  const places = [0];
  for (const { nodeSize } of state.doc.children) places.push((places.at(-1) ?? 0) + nodeSize);
  return places;
}

/** A block as it is drawn; null where it is not. */
export function boxOf(editor: Editor, index: number): DOMRect | null {
  const place = placesOf(editor)[index];
  const dom = place === undefined ? null : editor.view.nodeDOM(place);
  return dom instanceof Element ? dom.getBoundingClientRect() : null;
}

/** The block at a height of the screen; null between two blocks and outside the text. */
export function blockAt({ view, state }: Editor, y: number): number | null {
  const { left, width } = view.dom.getBoundingClientRect();
  const seen = document.elementsFromPoint(left + width / 2, y);
  const block = seen.find(({ parentElement }) => parentElement === view.dom);
  return block ? state.doc.resolve(view.posAtDOM(block, 0)).index(0) : null;
}

/** The gap between two blocks that is nearest to a height of the screen, and how high it lies. */
export function gapAt(editor: Editor, y: number): { gap: number; y: number } | null {
  const count = editor.state.doc.childCount;
  let nearest: { gap: number; y: number } | null = null;
  const heightOf = (gap: number): number | null => {
    const [above, below] = [boxOf(editor, gap - 1), boxOf(editor, gap)];
    if (!above || !below) return below ? below.top - 4 : above ? above.bottom + 4 : null;
    return (above.bottom + below.top) / 2;
  };
  const around = blockAt(editor, y);
  const gaps = around === null ? [...Array(count + 1).keys()] : [around, around + 1];
  for (const gap of gaps) {
    const height = heightOf(gap);
    if (height === null) continue;
    if (!nearest || Math.abs(height - y) < Math.abs(nearest.y - y)) nearest = { gap, y: height };
  }
  return nearest;
}

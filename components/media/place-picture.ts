import type { Editor } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { NodeSelection } from "@tiptap/pm/state";
import type { StoredPicture } from "#domain/answers/pictures.ts";
import { LENGTHS, PICTURE } from "#domain/pictures.ts";
import { type Brought, lettersIn } from "./brought-pictures.ts";

/** The picture that is selected, and where it stands; null where something else is. */
export function selectedPicture({ state }: Editor): { node: Node; at: number } | null {
  const { selection } = state;
  if (!(selection instanceof NodeSelection) || selection.node.type.name !== PICTURE) return null;
  return { node: selection.node, at: selection.from };
}

/** A picture that somebody brings, and where it is to go. */
export type Placed = {
  file: File;
  alt: string;
  at: number;
  /** True where it stands before the words that it came with. */
  isFirst: boolean;
};

/**
 * Brought pictures with their places among the words that came along and begin at a place by now, in
 * an order in which each may be put in after the others.
 */
export function placedPictures(editor: Editor, brought: Brought, from: number): Placed[] {
  const { doc } = editor.state;
  const start = doc.resolve(Math.min(from, doc.content.size));
  const placed = brought.pictures.map(({ file, alt, letters }): Placed => {
    const isFirst = brought.hasWords && letters === 0 && start.parentOffset === 0;
    return { file, alt, isFirst, at: isFirst ? start.pos : placeAfter(doc, start.pos, letters) };
  });
  const isFirst = (one: Placed) => one.isFirst;
  return [...placed.filter(isFirst), ...placed.filter((one) => !isFirst(one)).reverse()];
}

/** Where so many letters have gone by, counted from a place. */
function placeAfter(doc: Node, from: number, letters: number): number {
  let [left, at] = [letters, from];
  doc.nodesBetween(from, doc.content.size, (node, start) => {
    const text = node.text ?? "";
    for (let sign = Math.max(0, from - start); left > 0 && sign < text.length; sign++) {
      left -= lettersIn(text.charAt(sign));
      at = start + sign + 1;
    }
    return left > 0;
  });
  return at;
}

type Put = { picture: StoredPicture; isLast: boolean } & Pick<Placed, "alt" | "isFirst">;

/**
 * Puts a picture in after the block at a place, before it where it comes first; the last of several
 * instead of it where it is an empty paragraph, which the others are put in by.
 */
export function putPicture(editor: Editor, place: number, given: Put): void {
  const { picture, alt, isFirst, isLast } = given;
  const { sha256, width, height } = picture;
  const { doc } = editor.state;
  const $place = doc.resolve(Math.min(Math.max(place, 0), doc.content.size));
  const node = editor.schema.nodes[PICTURE]?.create({
    ...{ sha256, width, height },
    alt: alt.replace(/\s+/g, " ").trim().slice(0, LENGTHS.alt) || null,
  });
  if (!node) return;
  const top = $place.depth ? $place.node(1) : null;
  const isEmpty = isLast && top?.type.name === "paragraph" && top.content.size === 0;
  const at = top ? (isEmpty || isFirst ? $place.before(1) : $place.after(1)) : $place.pos;
  const tr = isEmpty
    ? editor.state.tr.replaceWith(at, $place.after(1), node)
    : editor.state.tr.insert(at, node);
  editor.view.dispatch(tr.setSelection(NodeSelection.create(tr.doc, at)).scrollIntoView());
}

/** Selects a picture of the text, counted from 1; false where there are not so many. */
export function selectPicture(editor: Editor, number: number): boolean {
  const places: number[] = [];
  editor.state.doc.descendants((node, at) => {
    if (node.type.name === PICTURE) places.push(at);
  });
  const at = places[number - 1];
  return at !== undefined && editor.chain().focus().setNodeSelection(at).scrollIntoView().run();
}

/** Where a picture stands by now: by its block's id, or else by its hash. */
export function placeOfPicture({ state }: Editor, picture: Node): number | null {
  const { id, sha256 } = picture.attrs;
  let found: number | null = null;
  state.doc.descendants((node, at) => {
    const isIt = id ? node.attrs.id === id : node.attrs.sha256 === sha256;
    if (node.type.name === PICTURE && isIt) found ??= at;
  });
  return found;
}

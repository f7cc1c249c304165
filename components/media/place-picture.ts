import type { Editor } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { NodeSelection } from "@tiptap/pm/state";
import type { StoredPicture } from "#domain/answers/pictures.ts";
import { PICTURE } from "#domain/pictures.ts";

/** The picture that is selected, and where it stands; null where something else is. */
export function selectedPicture({ state }: Editor): { node: Node; at: number } | null {
  const { selection } = state;
  if (!(selection instanceof NodeSelection) || selection.node.type.name !== PICTURE) return null;
  return { node: selection.node, at: selection.from };
}

/** Puts a picture in after the block at a place, or instead of it where it is an empty paragraph. */
export function putPicture(editor: Editor, place: number, picture: StoredPicture): void {
  const { sha256, width, height } = picture;
  const { doc } = editor.state;
  const $place = doc.resolve(Math.min(Math.max(place, 0), doc.content.size));
  const node = editor.schema.nodes[PICTURE]?.create({ sha256, width, height });
  if (!node) return;
  const top = $place.depth ? $place.node(1) : null;
  const isEmpty = top?.type.name === "paragraph" && top.content.size === 0;
  const at = top ? (isEmpty ? $place.before(1) : $place.after(1)) : $place.pos;
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

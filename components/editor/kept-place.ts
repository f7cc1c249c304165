import type { Editor } from "@tiptap/core";
import {
  absolutePositionToRelativePosition,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from "@tiptap/y-tiptap";
import { createRelativePositionFromJSON, type RelativePosition, type XmlFragment } from "yjs";

type Mapping = Parameters<typeof relativePositionToAbsolutePosition>[3];
type Synced = {
  doc: Parameters<typeof relativePositionToAbsolutePosition>[0];
  type: XmlFragment;
  binding: { mapping: Mapping };
};

/** A place in the words of a room: it stays with them, whoever writes before it. */
export function keepPlace(editor: Editor, at: number): RelativePosition {
  const { type, binding } = ySyncPluginKey.getState(editor.state) as Synced;
  return absolutePositionToRelativePosition(at, type, binding.mapping);
}

/** Where a kept place, or one that presence carries, is now; null where its words are gone. */
export function placeNow(editor: Editor, kept: unknown): number | null {
  const { doc, type, binding } = ySyncPluginKey.getState(editor.state) as Synced;
  const place = createRelativePositionFromJSON(kept);
  const at = relativePositionToAbsolutePosition(doc, type, place, binding.mapping);
  return at === null ? null : Math.min(at, Math.max(editor.state.doc.content.size - 1, 0));
}

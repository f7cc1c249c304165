import type { Editor } from "@tiptap/core";
import { useEffect } from "react";
import type { Room } from "./room.ts";

/** What the editor hears of its text and caret, which its types do not show. */
type Observed = { domObserver: { flush: () => void } };

/**
 * The browser moves the caret at once and tells of it with the next frame. A change of the room that
 * comes in between draws the text with the caret where it was last heard of, and the key would be
 * lost; so the editor hears of it before the room does anything.
 */
export function useHeardCaret(editor: Editor | null, room: Room): void {
  useEffect(() => {
    if (!editor) return;
    return room.onIncoming(() => {
      const { view } = editor;
      // A word that is still being composed is the browser's.
      if (!view.composing) (view as unknown as Observed).domObserver.flush();
    });
  }, [editor, room]);
}

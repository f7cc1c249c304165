import { Slice } from "@tiptap/pm/model";
import { Plugin } from "@tiptap/pm/state";
import { yUndoPluginKey } from "@tiptap/y-tiptap";
import { cleanHtml } from "./clean-html.ts";
import { blocksOf } from "./plain-text.ts";

/** What is pasted is read as the text that it was, whichever program it comes from. */
export const pasting = new Plugin({
  props: {
    /** What is pasted is one step of undo, however soon after the last key. */
    handlePaste: ({ state }) => {
      yUndoPluginKey.getState(state)?.undoManager.stopCapturing();
      return false;
    },
    transformPastedHTML: cleanHtml,
    clipboardTextParser: (text, $context, isPlain) => {
      const { schema } = $context.doc.type;
      const blocks = isPlain ? null : blocksOf(text);
      // Nothing is what lets the editor read the words by itself; its type does not know that.
      if (!blocks) return null as unknown as Slice;
      const doc = schema.nodeFromJSON({ type: "doc", content: blocks });
      return new Slice(doc.content, 0, 0);
    },
  },
});

import { Node } from "@tiptap/core";
import { COMMENT_MARK } from "./commented.ts";
import type { Language } from "./release.ts";

/** With which words a release ends until its office writes others. */
export const END_WORDS: Readonly<Record<Language, string>> = {
  id: "– selesai –",
  en: "– end –",
};

declare module "@tiptap/core" {
  interface Storage {
    /** In which language a new one is written. */
    endMark: { language: Language };
  }
}

/**
 * The line that ends a release: "– selesai –", or what an office writes there, such as
 * "(kpujepara)". Its words are words of the text.
 */
export const EndMark = Node.create({
  name: "endMark",
  group: "block",
  content: "text*",
  marks: COMMENT_MARK,
  addStorage: (): { language: Language } => ({ language: "id" }),
  parseHTML: () => [{ tag: "p[data-end-mark]", priority: 60 }],
  renderHTML: () => ["p", { "data-end-mark": "", class: "end-mark" }, 0],
});

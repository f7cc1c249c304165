import { Node } from "@tiptap/core";
import { COMMENT_MARK } from "./commented.ts";

/**
 * The line that ends a release: "– selesai –", or what an office writes there, such as
 * "(kpujepara)". Its words are words of the text.
 */
export const EndMark = Node.create({
  name: "endMark",
  group: "block",
  content: "text*",
  marks: COMMENT_MARK,
  parseHTML: () => [{ tag: "p[data-end-mark]", priority: 60 }],
  renderHTML: () => ["p", { "data-end-mark": "", class: "end-mark" }, 0],
});

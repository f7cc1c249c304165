import { Mark } from "@tiptap/core";
import { COMMENT_MARK } from "./commented.ts";
import { isId } from "./ids.ts";

function isThread(thread: unknown): void {
  if (!isId(thread)) throw new RangeError("A comment mark names a thread");
}

/**
 * Where a thread of comments hangs in a draft: the id of the thread and nothing else. Several may
 * cover the same words. It is no part of the text: hash, plain text and pages leave it out.
 */
export const CommentMark = Mark.create({
  name: COMMENT_MARK,
  inclusive: false,
  excludes: "",
  addAttributes: () => ({
    thread: {
      isRequired: true,
      validate: isThread,
      parseHTML: (element: HTMLElement) => element.getAttribute("data-thread"),
      renderHTML: ({ thread }: { thread?: string }) => ({ "data-thread": thread }),
    },
  }),
  parseHTML: () => [
    {
      tag: "span[data-thread]",
      getAttrs: (element: HTMLElement) => isId(element.getAttribute("data-thread")) && null,
    },
  ],
  renderHTML: ({ HTMLAttributes }) => ["span", HTMLAttributes, 0],
});

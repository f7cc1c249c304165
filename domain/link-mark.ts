import { Mark, markPasteRule, mergeAttributes } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";
import { addressesIn, addressOf, isSafeHref } from "./links.ts";

/** How every link is shown in the editor. */
const SHOWN = { target: "_blank", rel: "noopener noreferrer nofollow" };

/**
 * A link to an address that a release may point to. Nothing becomes one while it is typed, which
 * would write in a reader's page when a colleague's text arrives; pasted addresses do.
 */
export const Link = Mark.create({
  name: "link",
  // The rank of the mark in the schema: a link is around what is bold in it.
  priority: 1000,
  inclusive: false,
  keepOnSplit: false,
  exitable: true,
  addAttributes: () => ({
    href: {
      default: null,
      validate: (href: unknown) => {
        if (!isSafeHref(href)) throw new RangeError("A link must be http, https, mailto or tel");
      },
    },
  }),
  parseHTML: () => [
    {
      tag: "a[href]",
      getAttrs: (element) => (isSafeHref(element.getAttribute("href")) ? null : false),
    },
  ],
  renderHTML: ({ HTMLAttributes }) => {
    const href = isSafeHref(HTMLAttributes.href) ? HTMLAttributes.href : "";
    return ["a", mergeAttributes(SHOWN, HTMLAttributes, { href }), 0];
  },
  addPasteRules() {
    return [
      markPasteRule({
        type: this.type,
        find: (text) =>
          addressesIn(text).map(({ at, href }) => ({ index: at, text: href, data: { href } })),
        getAttributes: ({ data }) => ({ href: data?.href }),
      }),
    ];
  },
  addProseMirrorPlugins() {
    const { type, editor } = this;
    return [
      new Plugin({
        props: {
          /** An address that is pasted over words leaves the words and links them. */
          handlePaste: ({ state }, _event, { content }) => {
            const href = addressOf(content.textBetween(0, content.size));
            if (state.selection.empty || !href) return false;
            return editor.commands.setMark(type, { href });
          },
        },
      }),
    ];
  },
});

import { Node, wrappingInputRule } from "@tiptap/core";

const MAX_START = 9999;
const TYPED = /^(\d{1,4})\.\s$/;

/** A list that counts, from 1 or from where it was told to. */
export const NumberedList = Node.create({
  name: "orderedList",
  group: "block list",
  content: "listItem+",
  addAttributes: () => ({
    start: {
      default: 1,
      parseHTML: (element: HTMLElement) => startFrom(element.getAttribute("start")),
      renderHTML: ({ start }: { start?: number }) => (start === 1 ? {} : { start }),
      validate: (start: unknown) => {
        if (!Number.isInteger(start) || Number(start) < 1 || Number(start) > MAX_START)
          throw new RangeError("A list starts at 1 to 9999");
      },
    },
  }),
  parseHTML: () => [{ tag: "ol" }],
  renderHTML: ({ HTMLAttributes }) => ["ol", HTMLAttributes, 0],
  addInputRules() {
    return [
      wrappingInputRule({
        find: TYPED,
        type: this.type,
        getAttributes: ([, number]) => ({ start: startFrom(number) }),
        joinPredicate: ([, number], list) =>
          list.childCount + Number(list.attrs.start) === Number(number),
      }),
    ];
  },
});

function startFrom(number: string | null | undefined): number {
  return Math.min(Math.max(Number.parseInt(number ?? "", 10) || 1, 1), MAX_START);
}

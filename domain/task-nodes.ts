import { Node, wrappingInputRule } from "@tiptap/core";

/** `[ ]` or `[x]` at the start of a block, as people type it. */
const TYPED = /^\s*\[([ xX]?)\]\s$/;

/** A list of things to do, each ticked or not. */
export const TaskList = Node.create({
  name: "taskList",
  group: "block list",
  content: "taskItem+",
  parseHTML: () => [{ tag: 'ul[data-type="taskList"]', priority: 51 }],
  renderHTML: () => ["ul", { "data-type": "taskList" }, 0],
});

export const TaskItem = Node.create({
  name: "taskItem",
  content: "paragraph block*",
  defining: true,
  addAttributes: () => ({
    checked: {
      default: false,
      keepOnSplit: false,
      parseHTML: (item: HTMLElement) => item.getAttribute("data-checked") === "true",
      renderHTML: ({ checked }: { checked?: boolean }) => ({ "data-checked": checked === true }),
      validate: (checked: unknown) => {
        if (typeof checked !== "boolean") throw new RangeError("A task is done or not");
      },
    },
  }),
  parseHTML: () => [{ tag: 'li[data-type="taskItem"]', priority: 51 }],
  renderHTML: ({ HTMLAttributes }) => ["li", { ...HTMLAttributes, "data-type": "taskItem" }, 0],
  addInputRules() {
    const getAttributes = ([, sign = ""]: RegExpMatchArray) => ({ checked: /x/i.test(sign) });
    return [wrappingInputRule({ find: TYPED, type: this.type, getAttributes })];
  },
  addKeyboardShortcuts() {
    const { editor } = this;
    return {
      Enter: () => editor.commands.splitListItem(this.name),
      Tab: () => editor.commands.sinkListItem(this.name),
      "Shift-Tab": () => editor.commands.liftListItem(this.name),
    };
  },
});

import type { Editor, NodeViewRendererProps } from "@tiptap/core";
import { TaskItem } from "#domain/task-nodes.ts";

/** The task of the schema with a box to tick, by press and by keys. */
export function taskWithBox(label: string) {
  return TaskItem.extend({
    // Before the line break that the same keys make elsewhere.
    priority: 110,
    addNodeView: () => (props) => taskView(props, label),
    addKeyboardShortcuts() {
      return { ...this.parent?.(), "Mod-Enter": () => tickHere(this.editor) };
    },
  });
}

function taskView(props: NodeViewRendererProps, label: string) {
  const { editor, getPos } = props;
  let { node } = props;
  const dom = document.createElement("li");
  const box = document.createElement("label");
  const input = document.createElement("input");
  const contentDOM = document.createElement("div");
  box.className = "tick-box";
  box.contentEditable = "false";
  input.type = "checkbox";
  input.setAttribute("aria-label", label);
  box.append(input);
  dom.append(box, contentDOM);
  // A press leaves the caret, and with it the keys of undo, where they are.
  input.addEventListener("mousedown", (event) => event.preventDefault());
  input.addEventListener("change", () => {
    const position = getPos();
    if (position !== undefined) tick(editor, position, input.checked);
    show();
  });
  const show = () => {
    input.checked = node.attrs.checked === true;
    input.disabled = !editor.isEditable;
  };
  editor.on("transaction", show);
  show();
  return {
    dom,
    contentDOM,
    update: (next: typeof node) => {
      if (next.type !== node.type) return false;
      node = next;
      show();
      return true;
    },
    stopEvent: (event: Event) => box.contains(event.target as HTMLElement),
    ignoreMutation: ({ target }: { target: globalThis.Node }) => !contentDOM.contains(target),
    destroy: () => editor.off("transaction", show),
  };
}

function tick(editor: Editor, position: number, checked: boolean): void {
  if (!editor.isEditable) return;
  editor.view.dispatch(editor.state.tr.setNodeAttribute(position, "checked", checked));
}

/** Ticks the task in which the caret is, or takes the tick away; false outside of one. */
function tickHere(editor: Editor): boolean {
  const { $from } = editor.state.selection;
  for (let depth = $from.depth; depth > 0; depth--) {
    const node = $from.node(depth);
    if (node.type.name !== TaskItem.name) continue;
    tick(editor, $from.before(depth), node.attrs.checked !== true);
    return true;
  }
  return false;
}

import type { NodeViewRendererProps } from "@tiptap/core";
import { captionFrom, Table } from "#domain/table-nodes.ts";
import { inputInText } from "./input-in-text.ts";
import type { Ledger } from "./ledger.ts";

/** The table of the schema in a box that moves sideways, with an input for its caption. */
export function tableWithCaption(label: string, ledger: Ledger) {
  return Table.extend({ addNodeView: () => (props) => tableView(props, label, ledger) });
}

function tableView(props: NodeViewRendererProps, label: string, ledger: Ledger) {
  const { editor, getPos } = props;
  let { node } = props;
  const dom = document.createElement("div");
  const table = document.createElement("table");
  const caption = document.createElement("caption");
  const contentDOM = document.createElement("tbody");
  dom.className = "table-box";
  caption.contentEditable = "false";
  dom.append(table);
  table.append(caption, contentDOM);

  const input = inputInText(label, ledger, (value) => {
    const position = getPos();
    const words = captionFrom(value);
    if (position === undefined || !editor.isEditable || node.attrs.caption === words) return;
    editor.view.dispatch(editor.state.tr.setNodeAttribute(position, "caption", words));
  });
  caption.append(input);
  const show = () => {
    const words = (node.attrs.caption as string | null) ?? "";
    if (document.activeElement !== input) input.value = words;
    input.readOnly = !editor.isEditable;
    input.classList.toggle("placeholder", words.includes("{{"));
    table.toggleAttribute("data-head-row", node.attrs.headerRow === true);
    table.toggleAttribute("data-head-column", node.attrs.headerColumn === true);
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
    stopEvent: (event: Event) => caption.contains(event.target as HTMLElement),
    ignoreMutation: ({ target }: { target: globalThis.Node }) => !contentDOM.contains(target),
    destroy: () => {
      editor.off("transaction", show);
      ledger.release(input);
    },
  };
}

import type { NodeViewRendererProps } from "@tiptap/core";
import type { Node as ProseNode } from "@tiptap/pm/model";
import { captionFrom, Table } from "#domain/table-nodes.ts";
import { inputInText } from "./input-in-text.ts";
import type { Ledger } from "./ledger.ts";

/** The table of the schema in a box that moves sideways, with an input for its caption. */
export function tableWithCaption(label: string, ledger: Ledger) {
  return Table.extend({ addNodeView: () => (props) => tableView(props, label, ledger) });
}

/** Few tables have widths of their own, and what draws them comes with the first that does. */
const bringShares = () => import("./table-shares.ts");

/** All widths that the cells of a table tell, "" where they tell none. */
const toldIn = (table: ProseNode): string =>
  table.children
    .flatMap(({ children }) => children.map(({ attrs }) => attrs.colwidth ?? ""))
    .join(";")
    .replace(/^;+$/, "");

/** What is put over the borders of columns is none of the text. */
const isGrip = (target: HTMLElement) => target.classList.contains("column-grip");

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
  const showWidths = () =>
    void bringShares().then(({ showShares, sharesIn }) => showShares(table, sharesIn(node)));
  if (toldIn(node)) showWidths();

  return {
    dom,
    contentDOM,
    update: (next: typeof node) => {
      if (next.type !== node.type) return false;
      const isSame = toldIn(node) === toldIn(next);
      node = next;
      show();
      // Not at every key: a border may be on its way in somebody's hand.
      if (!isSame) showWidths();
      return true;
    },
    stopEvent: ({ target }: Event) =>
      caption.contains(target as HTMLElement) || isGrip(target as HTMLElement),
    ignoreMutation: ({ target }: { target: globalThis.Node }) => !contentDOM.contains(target),
    destroy: () => {
      editor.off("transaction", show);
      ledger.release(input);
    },
  };
}

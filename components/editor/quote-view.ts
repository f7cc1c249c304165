import type { NodeViewRendererProps } from "@tiptap/core";
import { Quote } from "#domain/schema.ts";
import { inputInText } from "./input-in-text.ts";
import type { Ledger } from "./ledger.ts";

type Part = "speaker" | "position";
type QuoteWords = Record<Part, string>;
const PARTS: readonly Part[] = ["speaker", "position"];

/** The quote of the schema with two inputs under the words: who said it, and as what. */
export function quoteWithSource(words: QuoteWords, ledger: Ledger) {
  return Quote.extend({ addNodeView: () => (props) => quoteView(props, words, ledger) });
}

function quoteView(props: NodeViewRendererProps, words: QuoteWords, ledger: Ledger) {
  const { editor, getPos } = props;
  let { node } = props;
  const dom = document.createElement("blockquote");
  const contentDOM = document.createElement("div");
  const source = document.createElement("footer");
  source.contentEditable = "false";
  dom.append(contentDOM, source);

  const commit = (part: Part, value: string) => {
    const position = getPos();
    const text = value.replace(/\s+/g, " ").trim() || null;
    if (position === undefined || !editor.isEditable || node.attrs[part] === text) return;
    editor.view.dispatch(editor.state.tr.setNodeAttribute(position, part, text));
  };
  const inputs = PARTS.map((part) => {
    const input = inputInText(words[part], ledger, (value) => commit(part, value));
    source.append(input);
    return { part, input };
  });
  const show = () => {
    for (const { part, input } of inputs) {
      const value = (node.attrs[part] as string | null) ?? "";
      if (document.activeElement !== input) input.value = value;
      input.readOnly = !editor.isEditable;
      input.classList.toggle("placeholder", value.includes("{{"));
    }
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
    stopEvent: (event: Event) => source.contains(event.target as HTMLElement),
    ignoreMutation: (mutation: { target: globalThis.Node }) => source.contains(mutation.target),
    destroy: () => {
      editor.off("transaction", show);
      for (const { input } of inputs) ledger.release(input);
    },
  };
}

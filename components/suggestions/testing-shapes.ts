import { Editor } from "@tiptap/core";
import { type Node, Slice } from "@tiptap/pm/model";
import { EditorState, TextSelection, type Transaction } from "@tiptap/pm/state";
import { agreed, standing } from "#domain/decided.ts";
import { bodyExtensions, bodySchema, type JsonNode } from "#domain/schema.ts";
import { propose } from "./propose.ts";
import { type Key, proposeKey } from "./propose-keys.ts";
import { newId } from "./testing.ts";

export const paragraph = (text: string): JsonNode => ({
  type: "paragraph",
  ...(text ? { content: [{ type: "text", text }] } : {}),
});
export const item = (text: string, ...below: JsonNode[]): JsonNode => ({
  type: "listItem",
  content: [paragraph(text), ...below],
});
export const list = (...items: JsonNode[]): JsonNode => ({ type: "bulletList", content: items });
const task = (text: string): JsonNode => ({
  type: "taskItem",
  attrs: { checked: true },
  content: [paragraph(text)],
});
const cell = (text: string): JsonNode => ({ type: "tableCell", content: [paragraph(text)] });

/** A text with everything in it that holds lines of words. */
export const SHAPES: JsonNode = {
  type: "doc",
  content: [
    paragraph("awal"),
    list(item("satu"), item("dua"), item("tiga", list(item("anak"), item("cucu")))),
    paragraph("tengah"),
    { type: "orderedList", content: [item("pertama"), item("kedua"), item("")] },
    { type: "taskList", content: [task("tugas"), task("kerja")] },
    { type: "quote", content: [paragraph("kutip"), paragraph("lagi")] },
    paragraph("antara"),
    {
      type: "table",
      content: [
        { type: "tableRow", content: [cell("kiri"), cell("kanan")] },
        { type: "tableRow", content: [cell("bawah"), cell("pojok")] },
      ],
    },
    paragraph("akhir"),
  ],
};

/** A body with every proposal decided one way, as the schema has it. */
export const rejected = (doc: Node) => bodySchema.nodeFromJSON(standing(doc.toJSON()));
export const accepted = (doc: Node) => bodySchema.nodeFromJSON(agreed(doc.toJSON()));

let made: Editor | null = null;
/** One is enough: what is in it is put there anew. */
function editor(): Editor {
  made ??= new Editor({ element: null, extensions: bodyExtensions, content: SHAPES });
  return made;
}

/** An editor of the body without a screen, of whose keys one sees what they would do. */
export class Desk {
  readonly #editor = editor();
  readonly #author: string;

  constructor(author: string, content: JsonNode = SHAPES) {
    this.#author = author;
    const { view, state } = this.#editor;
    const doc = state.schema.nodeFromJSON(content);
    view.updateState(EditorState.create({ doc, plugins: state.plugins }));
  }

  get state(): EditorState {
    return this.#editor.state;
  }

  /** Selects from `at` letters into one word to as many into another; -1 is its end. */
  select(one: string, at: number, other = one, to = at): this {
    const { doc, tr } = this.state;
    const [from, end] = [placeOf(doc, one, at), placeOf(doc, other, to)];
    this.#editor.view.dispatch(tr.setSelection(TextSelection.create(doc, from, end)));
    return this;
  }

  /** What somebody does, as it would be done plainly; null where nothing is done. */
  plainly(act: Act): Transaction | null {
    const { state } = this;
    if (typeof act !== "string") return changing(act(state.tr));
    const done: Transaction[] = [];
    const hear = ({ transaction }: { transaction: Transaction }) => {
      if (transaction.docChanged) done.push(transaction);
    };
    this.#editor.on("transaction", hear);
    const event = { key: act, code: act, keyCode: 0, preventDefault: () => undefined };
    this.#editor.extensionManager.plugins.some((plugin) =>
      plugin.props.handleKeyDown?.call(
        plugin,
        this.#editor.view,
        event as unknown as KeyboardEvent,
      ),
    );
    this.#editor.off("transaction", hear);
    this.#editor.view.updateState(state);
    return done[0] ?? null;
  }

  /** The same as a proposal, or why there is none; null where nothing is done. */
  proposes(act: Act): Transaction | string | null {
    const as = { author: this.#author, id: newId(this.#author) };
    const pressed = typeof act === "string" ? proposeKey(this.state, act, as) : null;
    if (pressed) return pressed;
    const tr = this.plainly(act);
    return tr && propose(this.state, tr, as);
  }

  /** Does it as a proposal. */
  do(act: Act): this {
    const out = this.proposes(act);
    if (!out || typeof out === "string") throw new Error(`not proposed: ${out}`);
    this.#editor.view.updateState(this.state.apply(out));
    return this;
  }
}

const changing = (tr: Transaction) => (tr.docChanged ? tr : null);

export type Act = Key | ((tr: Transaction) => Transaction);

export const type =
  (words: string): Act =>
  (tr) =>
    tr.insertText(words);
export const cut: Act = (tr) => tr.deleteSelection();
export const paste =
  (...content: JsonNode[]): Act =>
  (tr) => {
    const { schema } = tr.doc.type;
    const doc = schema.nodeFromJSON({ type: "doc", content });
    return tr.setMeta("paste", true).replaceSelection(Slice.maxOpen(doc.content));
  };
export const rule: Act = (tr) =>
  tr.insert(tr.selection.from, tr.doc.type.schema.node("horizontalRule"));

function placeOf(doc: Node, word: string, at: number): number {
  let found = -1;
  doc.descendants((node, place) => {
    if (node.isText && node.text === word) found = place;
  });
  if (found < 0) throw new Error(`${word} is nowhere`);
  return found + (at < 0 ? word.length + 1 + at : at);
}

/** The lines of a body, each with what it is in: `-` an item, `>` a quote, `|` a cell. */
export function linesIn(doc: Node): string[] {
  const lines: string[] = [];
  doc.descendants((node, at) => {
    if (!node.isTextblock) return true;
    const $at = doc.resolve(at);
    const signs = Array.from({ length: $at.depth }, (_, depth) => {
      const { name } = $at.node(depth + 1).type;
      return { listItem: "-", taskItem: "x", quote: ">", tableCell: "|" }[name] ?? "";
    });
    lines.push(`${signs.join("")}${node.textContent}`);
    return false;
  });
  return lines;
}

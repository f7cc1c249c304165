import { getSchema } from "@tiptap/core";
import {
  deleteSelection,
  joinBackward,
  lift,
  setBlockType,
  splitBlock,
  toggleMark,
  wrapIn,
} from "@tiptap/pm/commands";
import type { NodeType } from "@tiptap/pm/model";
import { liftListItem, sinkListItem, splitListItem, wrapInList } from "@tiptap/pm/schema-list";
import { type Command, EditorState, TextSelection, type Transaction } from "@tiptap/pm/state";
import {
  type ProsemirrorBinding,
  ySyncPlugin,
  ySyncPluginKey,
  yUndoPlugin,
  yUndoPluginKey,
} from "@tiptap/y-tiptap";
import type * as Y from "yjs";
import { ROOT } from "#domain/room.ts";
import { admitLacking, bodyExtensions, type JsonNode } from "#domain/schema.ts";

type Synced = { binding: ProsemirrorBinding; isChangeOrigin: boolean };

/** What a person does to the shape of a text, with numbers that choose the place. */
export const STRUCTURAL = [
  "type",
  "type",
  "new paragraph",
  "delete node",
  "delete node",
  "delete node",
  "delete range",
  "join",
  "split item",
  "lift item",
  "sink item",
  "bullets",
  "numbers",
  "quote",
  "unquote",
  "heading",
  "paragraph",
  "dateline",
  "bold",
  "undo",
  "redo",
] as const;

/** The editor of the body on a document, as the page has it, without a screen. */
export class TestEditor {
  state: EditorState;
  readonly #doc: Y.Doc;
  /** What the binding needs of a view. */
  readonly #view = {
    dispatch: (tr: Transaction) => this.dispatch(tr),
    hasFocus: () => false,
  };

  constructor(doc: Y.Doc) {
    this.#doc = doc;
    const schema = getSchema(bodyExtensions);
    admitLacking(schema);
    const plugins = [ySyncPlugin(doc.getXmlFragment(ROOT.body)), yUndoPlugin()];
    this.state = EditorState.create({ schema, plugins });
    Object.defineProperty(this.#view, "state", { get: () => this.state });
    this.#binding.initView(this.#view);
    this.#binding._forceRerender();
  }

  get json(): JsonNode {
    return this.state.doc.toJSON();
  }

  /** Like the page, it writes only what was done here. */
  dispatch(tr: Transaction): void {
    this.state = this.state.apply(tr);
    if (!tr.docChanged || tr.getMeta(ySyncPluginKey)?.isChangeOrigin) return;
    const write = () => this.#binding._prosemirrorChanged(this.state.doc);
    this.#binding.mux(() => this.#doc.transact(write, ySyncPluginKey));
  }

  /** Does it where the number says, if it can be done there. */
  do(kind: (typeof STRUCTURAL)[number], at: number, size: number): void {
    if (kind === "undo" || kind === "redo") {
      yUndoPluginKey.getState(this.state)?.undoManager[kind]();
      return;
    }
    if (kind === "delete node") this.#deleteNode(at);
    else this.#run(this.#command(kind, size), at, kind === "delete range" ? size : 0);
  }

  get #binding(): ProsemirrorBinding {
    return (ySyncPluginKey.getState(this.state) as Synced).binding;
  }

  #command(kind: string, size: number): Command {
    const { nodes, marks } = this.state.schema;
    const node = (name: string) => nodes[name] as NodeType;
    const bold = marks.bold;
    const commands: Record<string, Command> = {
      type: (state, dispatch) => {
        dispatch?.(state.tr.insertText("abc".slice(0, 1 + (size % 3))));
        return true;
      },
      "new paragraph": splitBlock,
      "delete range": deleteSelection,
      join: joinBackward,
      "split item": splitListItem(node("listItem")),
      "lift item": liftListItem(node("listItem")),
      "sink item": sinkListItem(node("listItem")),
      bullets: wrapInList(node("bulletList")),
      numbers: wrapInList(node("orderedList")),
      quote: wrapIn(node("quote")),
      unquote: lift,
      heading: setBlockType(node("heading"), { level: 2 }),
      paragraph: setBlockType(node("paragraph")),
      dateline: setBlockType(node("dateline")),
      bold: bold ? toggleMark(bold) : () => false,
    };
    return commands[kind] as Command;
  }

  #run(command: Command, at: number, size: number): void {
    const { doc, tr } = this.state;
    const place = (pos: number) => doc.resolve(pos % (doc.content.size + 1));
    const selection = TextSelection.between(place(at), place(at + size));
    this.dispatch(tr.setSelection(selection));
    this.#attempt(() => command(this.state, (done) => this.dispatch(done)));
  }

  #deleteNode(at: number): void {
    const places: number[] = [];
    this.state.doc.descendants((node, pos, parent, index) => {
      if (node.isBlock && parent?.canReplace(index, index + 1)) places.push(pos);
    });
    const from = places[at % Math.max(1, places.length)];
    if (from === undefined) return;
    const { nodeSize } = this.state.doc.nodeAt(from) ?? { nodeSize: 0 };
    this.#attempt(() => this.dispatch(this.state.tr.delete(from, from + nodeSize)));
  }

  /** Until the server has mended a block, what is done to its shape may be impossible. */
  #attempt(edit: () => unknown): void {
    try {
      edit();
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
  }
}

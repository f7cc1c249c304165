import { type Editor, Extension } from "@tiptap/core";
import { isChangeOrigin } from "@tiptap/extension-collaboration";
import type { Node } from "@tiptap/pm/model";
import { type EditorState, Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { PROPOSED, type Trace, tracesOf } from "#domain/proposals.ts";
import type { JsonNode } from "#domain/schema.ts";
import type { Key } from "./propose-keys.ts";
import type { Unproposable } from "./proposed-pieces.ts";
import { unborrowed } from "./unborrowed.ts";

/**
 * Whether what is done in an editor is proposed. What turns it into proposals comes after the page;
 * until it is there nothing is done at all.
 */
export type Mode = {
  on: boolean;
  propose: ((state: EditorState, tr: Transaction) => Transaction | Unproposable) | null;
  /** What a key proposes that would else change the shape of a list; null where it does as always. */
  press: ((state: EditorState, key: Key) => Transaction | Unproposable | null) | null;
  onRefused: (why: Unproposable) => void;
};

/** How the proposals of each author look, by their id, and the one that is looked at. */
export type Shown = { looks: Readonly<Record<string, string>>; active: string | null };
type State = Shown & { marks: DecorationSet };

const key = new PluginKey<State>("suggesting");
const NONE: State = { looks: {}, active: null, marks: DecorationSet.empty };
const SETTLES = "settlesProposals";

/** Every change of the text goes by here: as it is, or as a proposal. */
export function suggesting(mode: Mode) {
  return Extension.create({
    name: "suggesting",
    dispatchTransaction({ transaction, next }) {
      const isDone = isChangeOrigin(transaction) || transaction.getMeta(SETTLES);
      if (!transaction.docChanged || isDone) return next(transaction);
      if (!mode.on) return next(unborrowed(transaction));
      const { state } = this.editor;
      const out = mode.propose?.(state, transaction);
      if (typeof out !== "string") return out && next(out);
      const typed = typedIn(state, transaction);
      const words = typed && mode.propose?.(state, typed);
      if (words && typeof words !== "string") next(words);
      else mode.onRefused(out);
    },
    addProseMirrorPlugins: () => [
      new Plugin<State>({
        key,
        state: {
          init: () => NONE,
          apply: (tr, before) => {
            const shown = tr.getMeta(key) as Shown | undefined;
            if (!shown && !tr.docChanged) return before;
            const now = { ...before, ...shown };
            return { ...now, marks: marksIn(tr.doc, now) };
          },
        },
        props: { decorations: (state) => key.getState(state)?.marks },
      }),
    ],
  });
}

/** The keys at the edges of items and quotes, before what lists do with them. */
export function suggestingKeys(mode: Mode) {
  return Extension.create({
    name: "suggestingKeys",
    priority: 1000,
    addKeyboardShortcuts() {
      const press = (key: Key) => {
        const out = mode.on ? mode.press?.(this.editor.state, key) : null;
        if (typeof out === "string") mode.onRefused(out);
        else if (out) this.editor.view.dispatch(out.setMeta(SETTLES, true));
        return Boolean(out);
      };
      return Object.fromEntries(KEYS.map((key) => [key, () => press(key)]));
    },
  });
}

const KEYS: readonly Key[] = ["Backspace", "Delete", "Enter"];

/** The bare letter, where a change of shape came of one: "- " at the start of a block stays "- ". */
function typedIn(state: EditorState, tr: Transaction): Transaction | null {
  for (const plugin of state.plugins) {
    const typed = plugin.spec.isInputRules && (tr.getMeta(plugin) as Typed | undefined);
    if (typed) return state.tr.insertText(typed.text, typed.from, typed.to);
  }
  return null;
}

type Typed = { text: string; from: number; to: number };

const traced = new WeakMap<Node, readonly Trace[]>();

/** What is proposed in a document; blocks never change, so each is read once. */
export function tracesIn(doc: Node): Trace[] {
  const all: Trace[] = [];
  doc.forEach((block) => {
    const traces = traced.get(block) ?? tracesOf(block.toJSON() as JsonNode);
    traced.set(block, traces);
    all.push(...traces);
  });
  return all;
}

function marksIn(doc: Node, { looks, active }: Shown): DecorationSet {
  const marks: Decoration[] = [];
  if (tracesIn(doc).length) {
    doc.descendants((node, at) => {
      const end = at + node.nodeSize;
      for (const proposal of proposalsOn(node)) {
        const look = looks[proposal.split("/")[0] ?? ""] ?? "";
        const attrs = { class: `proposal ${look}${proposal === active ? " active" : ""}` };
        const kind = node.isBlock ? Decoration.node : Decoration.inline;
        marks.push(kind(at, end, attrs));
      }
    });
  }
  return DecorationSet.create(doc, marks);
}

/** Ids of the proposals that a node itself carries. */
export function proposalsOn({ marks, attrs }: Node): string[] {
  const onWords = marks.flatMap(({ attrs: { proposal } }) => proposal ?? []);
  const broken = attrs[PROPOSED] as string | null | undefined;
  return broken ? [...onWords, broken.slice(broken.indexOf(":") + 1)] : onWords;
}

/** Shows proposals like this. */
export function showProposals(editor: Editor, shown: Shown): void {
  if (!editor.isDestroyed) editor.view.dispatch(editor.state.tr.setMeta(key, shown));
}

/** Does at once what accepts or rejects proposals. */
export function dispatchSettled(editor: Editor, tr: Transaction): void {
  if (tr.docChanged) editor.view.dispatch(tr.setMeta(SETTLES, true));
}

import type { Node } from "@tiptap/pm/model";
import { EditorState, type Transaction } from "@tiptap/pm/state";
import { breakOf, DELETION, PROPOSED, proposalId } from "#domain/proposals.ts";
import { bodySchema, type JsonNode } from "#domain/schema.ts";
import { propose } from "./propose.ts";
import { proposalOn } from "./proposed-pieces.ts";

export const ANI = "01900000-0000-7000-8000-00000000000a";
export const BUDI = "01900000-0000-7000-8000-00000000000b";

let count = 0;
export const newId = (author: string) =>
  proposalId({ author, at: 1764200000000 + count++, sign: "aaaa" });

/** A text of paragraphs, one a line. */
export function stateOf(text: string): EditorState {
  const content = text.split("\n").map((line) => ({
    type: "paragraph",
    content: line ? [{ type: "text", text: line }] : [],
  }));
  return EditorState.create({ doc: bodySchema.nodeFromJSON({ type: "doc", content }) });
}

/** The words of a body, one paragraph a line. */
export function linesIn({ content = [] }: JsonNode): string {
  return content
    .map((block) => (block.content ?? []).map(({ text = "\v" }) => text).join(""))
    .join("\n");
}

/** The state after somebody proposed a change; the state itself where that is refused. */
export function after(state: EditorState, author: string, tr: Transaction): EditorState {
  const out = propose(state, tr, { author, id: newId(author) });
  return typeof out === "string" ? state : state.apply(out);
}

/** Where each place between two letters of the text as it would be accepted stands in a document. */
export function agreedPlaces(doc: Node): number[] {
  const places: number[] = [];
  doc.forEach((block, at, index) => {
    if (index === 0 || breakOf(block.attrs[PROPOSED])?.kind !== DELETION) places.push(at + 1);
    block.forEach((node, offset) => {
      if (proposalOn(node, DELETION)) return;
      for (let i = 1; i <= node.nodeSize; i++) places.push(at + 1 + offset + i);
    });
  });
  return places;
}

import { joinedPieces } from "./proposals.ts";
import type { JsonNode } from "./schema.ts";

/** Name of the mark at which a thread hangs (`comment-mark.ts`). */
export const COMMENT_MARK = "comment";

/** A place in a body: which block, and how many characters of its words stand before it. */
export type Point = { block: number; offset: number };
export type Span = { from: Point; to: Point };

/** Characters of a quotation; what is longer is cut, which an ellipsis says. */
export const MAX_QUOTATION = 300;

/** The same nodes without the marks at which threads of comments hang, and pieces that they parted as one. */
export function withoutComments(node: JsonNode): JsonNode {
  const { marks, content } = node;
  const kept = marks?.filter(({ type }) => type !== COMMENT_MARK);
  const { marks: _, ...rest } = node;
  return {
    ...rest,
    ...(kept?.length ? { marks: kept } : {}),
    ...(content ? { content: joinedPieces(content.map(withoutComments)) } : {}),
  };
}

/** Where each thread hangs in a body: from its first marked word to its last one. */
export function commentedSpans(body: JsonNode): Map<string, Span> {
  const spans = new Map<string, Span>();
  (body.content ?? []).forEach((top, block) => {
    let offset = 0;
    for (const { text = "", marks = [] } of piecesOf(top)) {
      const from = { block, offset };
      offset += text.length;
      for (const { type, attrs } of marks) {
        if (type !== COMMENT_MARK) continue;
        const thread = String(attrs?.thread);
        spans.set(thread, { from: spans.get(thread)?.from ?? from, to: { block, offset } });
      }
    }
  });
  return spans;
}

/** A body with the marks of these threads, for a text that has none of its own. */
export function withComments(
  body: JsonNode,
  threads: readonly { id: string; span: Span }[],
): JsonNode {
  const content = (body.content ?? []).map((top, block) => {
    const here = threads.flatMap(({ id, span }) => {
      const [from, to] = partOf(span, block);
      return from < to ? [{ id, from, to }] : [];
    });
    return here.length ? marked(top, here, { offset: 0 }) : top;
  });
  return { ...body, content };
}

type Part = { id: string; from: number; to: number };

/** What of a block a span covers, as offsets. */
export function partOf({ from, to }: Span, block: number): [number, number] {
  if (block < from.block || block > to.block) return [0, 0];
  const end = block === to.block ? to.offset : Number.POSITIVE_INFINITY;
  return [block === from.block ? from.offset : 0, end];
}

function marked(node: JsonNode, parts: readonly Part[], at: { offset: number }): JsonNode {
  const content = (node.content ?? []).flatMap((child): JsonNode[] => {
    if (child.type !== "text") return child.content ? [marked(child, parts, at)] : [child];
    const start = at.offset;
    at.offset += child.text?.length ?? 0;
    return cut(child, start, parts);
  });
  return { ...node, content };
}

/** A piece of text that begins at `start`, in as many pieces as marks begin or end in it. */
function cut(piece: JsonNode, start: number, parts: readonly Part[]): JsonNode[] {
  const text = piece.text ?? "";
  const end = start + text.length;
  const edges = parts.flatMap(({ from, to }) => [from, to]);
  const inside = edges.filter((edge) => edge > start && edge < end);
  const cuts = [...new Set([start, ...inside, end])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, index) => {
    const to = cuts[index + 1] ?? end;
    const over = parts.filter((part) => part.from <= from && part.to >= to);
    const marks = over.map(({ id }) => ({ type: COMMENT_MARK, attrs: { thread: id } }));
    const all = [...(piece.marks ?? []), ...marks];
    const words = text.slice(from - start, to - start);
    return { ...piece, text: words, ...(all.length ? { marks: all } : {}) };
  });
}

/** The words that a span covers, in one line; null where it covers none or leaves the text. */
export function quotationOf(body: JsonNode, span: Span): string | null {
  const { from, to } = span;
  const blocks = body.content ?? [];
  if (to.block >= blocks.length || from.block > to.block) return null;
  const covered = blocks.slice(from.block, to.block + 1).map((top, index) => {
    const [start, end] = partOf(span, from.block + index);
    return slice(top, start, end);
  });
  const last = blocks[to.block];
  if (!last || to.offset > lengthOf(last)) return null;
  return quoted(covered.join(" ")) || null;
}

/**
 * Where the threads of one body stand in another one that comes in its place: at the same words, in
 * the same block before any other. Those whose words are gone, or reach over several blocks, stand
 * nowhere.
 */
export function spansAgain(before: JsonNode, after: JsonNode): Map<string, Span> {
  const texts = (body: JsonNode) => (body.content ?? []).map(textOf);
  const [then, now] = [texts(before), texts(after)];
  const again = new Map<string, Span>();
  for (const [thread, { from, to }] of commentedSpans(before)) {
    const words = then[from.block]?.slice(from.offset, to.offset);
    if (!words || from.block !== to.block) continue;
    const isSame = now[from.block]?.includes(words);
    const block = isSame ? from.block : now.findIndex((text) => text.includes(words));
    const offset = now[block]?.indexOf(words) ?? -1;
    if (offset < 0) continue;
    again.set(thread, { from: { block, offset }, to: { block, offset: offset + words.length } });
  }
  return again;
}

const textOf = (top: JsonNode) =>
  piecesOf(top)
    .map(({ text = "" }) => text)
    .join("");

/** Words as they are quoted: in one line, and not too many. */
export function quoted(words: string): string {
  const line = words.replace(/\s+/g, " ").trim();
  return line.length > MAX_QUOTATION ? `${line.slice(0, MAX_QUOTATION - 1).trimEnd()}…` : line;
}

/** All words of a body in one line, for whoever looks for a quotation in it. */
export function wordsInLine(body: JsonNode): string {
  const blocks = (body.content ?? []).map((top) => slice(top, 0, Number.POSITIVE_INFINITY));
  return blocks.join(" ").replace(/\s+/g, " ").trim();
}

function lengthOf(top: JsonNode): number {
  return piecesOf(top).reduce((sum, { text = "" }) => sum + text.length, 0);
}

/** A break or the end of a paragraph inside the block parts words as a space does. */
function slice(top: JsonNode, from: number, to: number): string {
  let offset = 0;
  let words = "";
  for (const { type, text = "" } of piecesOf(top)) {
    const inside = text.slice(Math.max(0, from - offset), Math.max(0, to - offset));
    words += type === "text" ? inside : " ";
    offset += text.length;
  }
  return words;
}

/** The texts below a node in order, and what parts them. */
function piecesOf(node: JsonNode): JsonNode[] {
  return (node.content ?? []).flatMap((child) => {
    if (child.type === "text") return [child];
    return [...piecesOf(child), { type: "hardBreak" }];
  });
}

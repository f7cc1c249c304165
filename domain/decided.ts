import {
  breakOf,
  DELETION,
  INSERTION,
  joinedPieces,
  PROPOSED,
  type ProposalKind,
} from "./proposals.ts";
import type { JsonNode } from "./schema.ts";

/**
 * The text as it stands: every open proposal rejected. Hash, plain text, search, counts, checks,
 * files, history and public pages read this view and no other.
 */
export function standing(node: JsonNode): JsonNode {
  return decided(node, INSERTION);
}

/** The text as it would stand with every open proposal accepted. */
export function agreed(node: JsonNode): JsonNode {
  return decided(node, DELETION);
}

/** Blocks of words that may become one, or two. */
export const WORDS: readonly string[] = ["paragraph", "heading"];
/** Lists, whose items begin with a line of words. */
const LISTS: readonly string[] = ["bulletList", "orderedList", "taskList"];
/** Their items. */
export const ITEMS: readonly string[] = ["listItem", "taskItem"];
/** What is nothing without a line in it. */
export const HOLDERS: readonly string[] = [...LISTS, "quote"];
/** No line of one is joined to a line outside of it. */
export const CELL = "tableCell";

/**
 * What goes, and the last line of words that was read: to it belongs a line whose beginning goes,
 * wherever it stood. Null where none may be joined, behind a table or a picture.
 */
type Reading = { readonly gone: ProposalKind; line: JsonNode | null };

function decided(node: JsonNode, gone: ProposalKind): JsonNode {
  const reading: Reading = { gone, line: null };
  return node.type === "text" || WORDS.includes(node.type ?? "")
    ? bare(node, wordsOf(node, gone))
    : bare(node, blocksOf(node, reading));
}

/** A node without what is proposed of it. */
function bare({ marks, attrs, content, ...rest }: JsonNode, now: JsonNode[]): JsonNode {
  const kept = marks?.filter(({ type }) => type !== INSERTION && type !== DELETION);
  const { [PROPOSED]: _, ...others } = attrs ?? {};
  return {
    ...rest,
    ...(Object.keys(others).length ? { attrs: others } : {}),
    ...(now.length ? { content: now } : {}),
    ...(kept?.length ? { marks: kept } : {}),
  };
}

function wordsOf({ content = [] }: JsonNode, gone: ProposalKind): JsonNode[] {
  const stays = (child: JsonNode) =>
    !child.marks?.some(({ type }) => type === gone) && !goes(child, gone);
  return joinedPieces(content.filter(stays).map((child) => bare(child, child.content ?? [])));
}

const goes = ({ attrs }: JsonNode, gone: ProposalKind) => breakOf(attrs?.[PROPOSED])?.kind === gone;

function blocksOf({ content = [] }: JsonNode, reading: Reading): JsonNode[] {
  return content.flatMap((block) => placed(block, reading));
}

/** What a block becomes: itself, or nothing where all its words belong to the line before. */
function placed(block: JsonNode, reading: Reading): JsonNode[] {
  const { type = "" } = block;
  if (WORDS.includes(type)) return lineOf(block, reading);
  if (LISTS.includes(type)) return listOf(block, reading);
  if (type !== "quote") reading.line = null;
  if (type === "dateline") return [bare(block, wordsOf(block, reading.gone))];
  const content = blocksOf(block, reading);
  if (type !== "quote") reading.line = null;
  return type === "quote" && !content.length && block.content?.length ? [] : [bare(block, content)];
}

function lineOf(block: JsonNode, reading: Reading): JsonNode[] {
  const words = wordsOf(block, reading.gone);
  if (goes(block, reading.gone) && reading.line) {
    const all = joinedPieces([...(reading.line.content ?? []), ...words]);
    if (all.length) reading.line.content = all;
    return [];
  }
  const line = bare(block, words);
  reading.line = line;
  return [line];
}

/** What an item has below a line that goes is the item's before it, or stands before the list. */
function listOf(list: JsonNode, reading: Reading): JsonNode[] {
  const before: JsonNode[] = [];
  const items: JsonNode[] = [];
  for (const item of list.content ?? []) {
    const first = item.content?.[0];
    const isLine = WORDS.includes(first?.type ?? "");
    const isJoined = first && isLine && goes(first, reading.gone) && reading.line;
    const content = blocksOf(item, reading);
    const last = items.at(-1);
    if (!isJoined) items.push(bare(item, content));
    else if (last) last.content = [...(last.content ?? []), ...content];
    else before.push(...content);
  }
  return items.length || !list.content?.length ? [...before, bare(list, items)] : before;
}

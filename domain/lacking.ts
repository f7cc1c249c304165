import type { JsonNode } from "./schema.ts";

/**
 * What stands first in blocks that may not be empty. Two people who each take away one of the last
 * two leave such a block without, and neither did anything wrong.
 */
const FIRST: Readonly<Record<string, string>> = {
  quote: "paragraph",
  listItem: "paragraph",
  bulletList: "listItem",
  orderedList: "listItem",
};

/** The kind of node that a block lacks in front, given what stands there now; null for none. */
export function lackOf(kind: string, first: string | undefined): string | null {
  const due = Object.hasOwn(FIRST, kind) ? FIRST[kind] : undefined;
  return due && due !== first ? due : null;
}

/** The block with an empty node in front where one lacks; the block itself where none does. */
export function withoutLacks(block: JsonNode): JsonNode {
  const kind = block.type ?? "";
  if (!Object.hasOwn(FIRST, kind)) return block;
  const given = block.content ?? [];
  const content = given.map(withoutLacks);
  const lack = lackOf(kind, content[0]?.type);
  if (lack) content.unshift(withoutLacks({ type: lack }));
  return content.some((child, i) => child !== given[i]) ? { ...block, content } : block;
}

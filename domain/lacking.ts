import type { JsonNode } from "./schema.ts";
import { withoutHoles } from "./table-grid.ts";

/**
 * What may stand first in blocks that may not be empty; the first of these is put there. Two people
 * who each take away one of the last two leave such a block without, and neither did anything wrong.
 */
const FIRST: Readonly<Record<string, readonly string[]>> = {
  quote: ["paragraph"],
  listItem: ["paragraph"],
  taskItem: ["paragraph"],
  bulletList: ["listItem"],
  orderedList: ["listItem"],
  taskList: ["taskItem"],
  table: ["tableRow"],
  tableCell: ["paragraph", "bulletList", "orderedList", "taskList"],
};
/** Holds what may lack something, and may be empty itself. */
const HOLDERS = ["tableRow"];

/** The kind of node that a block lacks in front, given what stands there now; null for none. */
export function lackOf(kind: string, first: string | undefined): string | null {
  const due = Object.hasOwn(FIRST, kind) ? FIRST[kind] : undefined;
  return due?.[0] && !due.includes(first ?? "") ? due[0] : null;
}

/**
 * The block with an empty node in front where one lacks, and tables without holes; the block itself
 * where nothing lacks.
 */
export function withoutLacks(block: JsonNode): JsonNode {
  const kind = block.type ?? "";
  if (!Object.hasOwn(FIRST, kind) && !HOLDERS.includes(kind)) return block;
  const given = block.content ?? [];
  const content = given.map(withoutLacks);
  const lack = lackOf(kind, content[0]?.type);
  if (lack) content.unshift(withoutLacks({ type: lack }));
  const whole = content.some((child, i) => child !== given[i]) ? { ...block, content } : block;
  return kind === "table" ? withoutHoles(whole) : whole;
}

import { isSafeHref } from "#domain/links.ts";
import type { JsonNode } from "#domain/schema.ts";

const LOOKS = ["bold", "italic", "underline", "highlight", "superscript", "subscript"] as const;
export type Look = (typeof LOOKS)[number];

/** Letters that look alike. */
export type Run = { text: string; looks: readonly Look[] };
/** Runs that lead to the same place, or nowhere. */
export type Stretch = { href: string | null; runs: Run[] };

/** What stands in a paragraph, a heading or a dateline, parted at its line breaks. */
export function linesOf(node: JsonNode): Stretch[][] {
  const lines: Stretch[][] = [[]];
  for (const part of node.content ?? []) {
    if (part.type === "hardBreak") lines.push([]);
    else if (part.type === "text" && part.text) add(lines.at(-1) ?? [], part);
  }
  return lines;
}

function add(line: Stretch[], { text = "", marks = [] }: JsonNode): void {
  const href: unknown = marks.find(({ type }) => type === "link")?.attrs?.href;
  const safe = isSafeHref(href) ? href : null;
  const looks = LOOKS.filter((look) => marks.some(({ type }) => type === look));
  const last = line.at(-1);
  if (last && last.href === safe) last.runs.push({ text, looks });
  else line.push({ href: safe, runs: [{ text, looks }] });
}

/** The speaker of a quote and their position, "" where nobody named them. */
export function sourceOf({ attrs }: JsonNode): string {
  return [attrs?.speaker, attrs?.position].filter(Boolean).join(", ");
}

/** With which number a list begins. */
export function startOf({ attrs }: JsonNode): number {
  return typeof attrs?.start === "number" ? attrs.start : 1;
}

/** Words that nobody formatted, as a line. */
export const plain = (text: string, href: string | null = null): Stretch[] => [
  { href, runs: [{ text, looks: [] }] },
];

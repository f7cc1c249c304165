import type { Language } from "#domain/release.ts";
import type { Block, CheckedText, CheckRule, Finding } from "./finding.ts";
import { findings } from "./findings.ts";

type Given = Partial<Omit<CheckedText, "blocks">> & {
  title?: string;
  sources?: string[];
  fields?: Record<string, string>;
  language?: Language;
};

/** A text of paragraphs; what else it has is given. */
export function textOf(paragraphs: string | readonly string[], given: Given = {}): CheckedText {
  const { title = "Judul", sources = [], fields = {}, ...more } = given;
  const blocks: Block[] = [
    { place: { kind: "title" }, text: title, part: "title" },
    ...[paragraphs]
      .flat()
      .map((text, index): Block => ({ place: { kind: "body", index }, text, part: "paragraph" })),
    ...sources.map(
      (text, index): Block => ({ place: { kind: "source", index }, text, part: "source" }),
    ),
    ...Object.entries(fields).map(
      ([key, text]): Block => ({ place: { kind: "field", key }, text, part: "field" }),
    ),
  ];
  return { language: "id", emptyFields: [], names: [], ...more, blocks };
}

/** The findings of some rules. */
export function foundBy(rules: readonly CheckRule[], text: CheckedText): Finding[] {
  return findings(text).filter(({ rule }) => rules.includes(rule));
}

/** The block of a finding with its fix applied, or null where it has none. */
export function mended(text: CheckedText, { place, fix }: Finding): string | null {
  const block = text.blocks.find((b) => JSON.stringify(b.place) === JSON.stringify(place));
  if (!block || !fix) return null;
  return block.text.slice(0, fix.from) + fix.text + block.text.slice(fix.to);
}

import { plainText } from "#domain/plain-text.ts";
import type { JsonNode } from "#domain/schema.ts";

/** A top-level block of a body, read once for comparing. */
export type Block = {
  node: JsonNode;
  id: string | null;
  words: string;
  /** Stands for words, format and links, and for nothing else. */
  look: string;
};

/** Marks that change how words look; others, such as the place of a comment, are no part of the text. */
const FORMATS: readonly string[] = [
  "bold",
  "italic",
  "underline",
  "link",
  "highlight",
  "subscript",
  "superscript",
];

/** The blocks of a body. An empty paragraph at the end is none, as in the text that is signed. */
export function blocksOf(body: JsonNode): Block[] {
  const blocks = (body.content ?? []).map((node) => {
    const id: unknown = node.attrs?.id;
    return {
      node,
      id: typeof id === "string" && id !== "" ? id : null,
      words: plainText({ content: [node] }),
      look: JSON.stringify(bare(node)),
    };
  });
  while (blocks.at(-1)?.node.type === "paragraph" && blocks.at(-1)?.words === "") blocks.pop();
  return blocks;
}

type Bare = { type: string | undefined; attrs: unknown[]; inside: unknown[] };

type Run = { text: string; format: string };

function bare({ type, attrs, content }: JsonNode): Bare {
  const said = Object.entries(attrs ?? {}).filter(([key, value]) => key !== "id" && value !== null);
  return { type, attrs: said.sort(byKey), inside: insideOf(content ?? []) };
}

const byKey = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : 1);

/** Runs of one look are one, wherever other marks part them. */
function insideOf(content: readonly JsonNode[]): unknown[] {
  const inside: (Bare | Run)[] = [];
  for (const node of content) {
    if (node.type !== "text") {
      inside.push(bare(node));
      continue;
    }
    const run = { text: node.text ?? "", format: formatOf(node) };
    const last = inside.at(-1);
    if (last && "format" in last && last.format === run.format) last.text += run.text;
    else inside.push(run);
  }
  return inside;
}

function formatOf({ marks = [] }: JsonNode): string {
  const formats = marks
    .filter(({ type }) => FORMATS.includes(type))
    .map(({ type, attrs }) => [type, type === "link" ? (attrs?.href ?? null) : null]);
  return JSON.stringify(formats.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)));
}

import type { JsonNode } from "#domain/schema.ts";

/** Short hands for writing bodies of releases by hand. */

export const paragraph = (text: string): JsonNode => ({
  type: "paragraph",
  content: [{ type: "text", text }],
});

export const dateline = (text: string): JsonNode => ({
  type: "dateline",
  content: [{ type: "text", text }],
});

export const heading = (text: string): JsonNode => ({
  type: "heading",
  attrs: { level: 2 },
  content: [{ type: "text", text }],
});

export const quote = (text: string, speaker: string, position: string): JsonNode => ({
  type: "quote",
  attrs: { speaker, position },
  content: [paragraph(text)],
});

export const steps = (...items: string[]): JsonNode => ({
  type: "orderedList",
  content: items.map((item) => ({ type: "listItem", content: [paragraph(item)] })),
});

export const body = (...content: JsonNode[]): JsonNode => ({ type: "doc", content });

/** A table with heads above; a cell holds one line. */
export const table = (caption: string, ...rows: readonly string[][]): JsonNode => ({
  type: "table",
  attrs: { headerRow: true, headerColumn: false, caption },
  content: rows.map((cells) => ({
    type: "tableRow",
    content: cells.map((text) => ({ type: "tableCell", content: [paragraph(text)] })),
  })),
});

type Drawn = {
  alt: string;
  credit: string;
  caption: string;
  focus: string;
  values: readonly number[];
};

/** A drawing of three values, which is made when the demo is filled. */
export const drawing = (attrs: Drawn): JsonNode => ({ type: "image", attrs });

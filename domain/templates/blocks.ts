import type { JsonNode } from "#domain/schema.ts";

/** Short hands for the blocks of skeletons; the id leads from the guide to its place. */

const text = (value: string): JsonNode => ({ type: "text", text: value });
const plain = (value: string): JsonNode => ({ type: "paragraph", content: [text(value)] });

export const dateline = (): JsonNode => ({ type: "dateline", attrs: { id: "dateline" } });

export const paragraph = (id: string, value: string): JsonNode => ({
  ...plain(value),
  attrs: { id },
});

export const heading = (id: string, value: string): JsonNode => ({
  type: "heading",
  attrs: { id, level: 2 },
  content: [text(value)],
});

const items = (values: readonly string[]): JsonNode[] =>
  values.map((value) => ({ type: "listItem", content: [plain(value)] }));

export const bullets = (id: string, ...values: string[]): JsonNode => ({
  type: "bulletList",
  attrs: { id },
  content: items(values),
});

export const steps = (id: string, ...values: string[]): JsonNode => ({
  type: "orderedList",
  attrs: { id, start: 1 },
  content: items(values),
});

type Places = { speaker: string; position: string; words: string };

/** Somebody's words, all three parts of it still open. */
export const quote = (id: string, { speaker, position, words }: Places): JsonNode => ({
  type: "quote",
  attrs: { id, speaker: `{{${speaker}}}`, position: `{{${position}}}` },
  content: [plain(`“{{${words}}}”`)],
});

export const QUOTE_ID: Places = {
  speaker: "narasumber",
  position: "jabatan narasumber",
  words: "kutipan",
};
export const QUOTE_EN: Places = { speaker: "speaker", position: "position", words: "quote" };

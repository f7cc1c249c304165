import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import canonicalize from "canonicalize";
import { withoutComments } from "./commented.ts";
import { standing } from "./decided.ts";
import type { Language, ReleaseKind } from "./release.ts";
import { bodySchema, type JsonNode } from "./schema.ts";

export type FieldValue = string | readonly string[];

/** What two agencies sign. Everything in it is hashed and nothing else is. */
export type Article = {
  workspace: string;
  kind: ReleaseKind;
  /** Agency slugs, ascending. */
  parties: readonly string[];
  language: Language;
  title: string;
  fields: Readonly<Record<string, FieldValue>>;
  body: JsonNode;
};

/**
 * The exact string that is hashed: RFC 8785 over `{format:1, …article}`. The body goes through the
 * schema, block ids, absent attributes and trailing empty paragraphs are left out, so equal texts
 * give equal strings. `docs/canonical.md` tells how to recompute it. Throws on an invalid body.
 */
export function canonicalText(article: Article): string {
  const { workspace, kind, language, title, fields, body } = article;
  const parties = [...article.parties].sort();
  const form = {
    format: 1,
    workspace,
    kind,
    parties,
    language,
    title,
    fields,
    body: canonicalBody(body),
  };
  return canonicalize(form) as string;
}

/** SHA-256 of the UTF-8 bytes, 64 lower-case hex digits. */
export function sha256Hex(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/**
 * The body as the schema reads it, without what is not text; open proposals are none of it. Throws
 * on an invalid body.
 */
export function canonicalBody(body: JsonNode): JsonNode {
  const clean = canonicalBlock(standing(body));
  const content = [...(clean.content ?? [])];
  while (content.length && isEmptyParagraph(content.at(-1))) content.pop();
  return { ...clean, content };
}

/**
 * A top-level block in canonical form, with what is proposed in it: whoever proposes words has
 * written them. Used to tell whether an update changed something that counts.
 */
export function canonicalBlock(block: JsonNode): JsonNode {
  const node = bodySchema.nodeFromJSON(withoutComments(block));
  node.check();
  return withoutIds(node.toJSON() as JsonNode);
}

function isEmptyParagraph(node: JsonNode | undefined): boolean {
  return node?.type === "paragraph" && !node.content?.length;
}

function withoutIds(node: JsonNode): JsonNode {
  const { attrs, content, ...rest } = node;
  const kept = Object.entries(attrs ?? {}).filter(([key, value]) => key !== "id" && value !== null);
  return {
    ...rest,
    ...(kept.length ? { attrs: Object.fromEntries(kept) } : {}),
    ...(content ? { content: content.map(withoutIds) } : {}),
  };
}

import canonicalize from "canonicalize";
import { canonicalBody, sha256Hex } from "./canonical.ts";
import type { DraftContent } from "./document.ts";

/** Why a text was kept. Only automatic ones are ever thinned out, and none that has a name. */
export const KEPT_KINDS = [
  "automatic",
  "named",
  "submitted",
  "before_restore",
  "restored",
] as const;
export type KeptKind = (typeof KEPT_KINDS)[number];

/** Minutes of activity that one automatic text stands for. */
export const AUTOMATIC_MINUTES = 5;

/** Stands for the words and their format: equal for equal texts, whatever their block ids. Throws on an invalid body. */
export function textDigest({ title, body, fields }: DraftContent): string {
  return sha256Hex(canonicalize({ title, fields, body: canonicalBody(body) }) as string);
}

import type { Language, ReleaseKind } from "#domain/release.ts";
import type { JsonNode } from "#domain/schema.ts";

/**
 * How a field is filled in. A text, long text, date ("2026-11-24"), time ("09.30" is shown,
 * "09:30" stored), choice (its key) and address are one string; a list, addresses and pairs are
 * lists. Pairs hold two entries each: what was written, what it should be.
 */
export type FieldKind =
  | "text"
  | "longtext"
  | "date"
  | "time"
  | "choice"
  | "url"
  | "list"
  | "urls"
  | "pairs";

/** A fact asked for beside the text. Its words are messages under `templateFields.<key>`. */
export type TemplateField = {
  key: string;
  kind: FieldKind;
  required: boolean;
  /** Keys of a choice, in the order in which they are offered. */
  choices?: readonly string[];
};

/**
 * A starting text with its fields and checklist. Words are messages: `templates.<key>`,
 * `guide.<key>.<block>` for what each block is for, `checklist.<entry>`.
 */
export type Template = {
  key: string;
  kind: ReleaseKind;
  /** Who usually signs: both agencies, or only the one that writes. */
  parties: "joint" | "own";
  fields: readonly TemplateField[];
  /** Blocks in each language, their ids the keys of the guide; an empty dateline is filled by the house pattern. */
  skeleton: Record<Language, readonly JsonNode[]>;
  checklist: readonly string[];
};

/** So many signs may be typed into a field. */
export const LONGEST_FIELD = 2000;

/** Fields that hold a list of texts; all others hold one text. */
export function holdsList({ kind }: TemplateField): boolean {
  return kind === "list" || kind === "urls" || kind === "pairs";
}

export const needed = (key: string, kind: FieldKind = "text"): TemplateField => ({
  key,
  kind,
  required: true,
});

export const extra = (key: string, kind: FieldKind = "text"): TemplateField => ({
  key,
  kind,
  required: false,
});

export const INFO_CLASS: TemplateField = {
  key: "info_class",
  kind: "choice",
  required: true,
  choices: ["berkala", "serta_merta", "setiap_saat"],
};

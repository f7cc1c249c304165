import type { Language } from "#domain/release.ts";

/**
 * How much a finding weighs. A blocking one stops the submit until it is mended or waved through;
 * only what is certain or cannot be undone once it is public is blocking.
 */
export type Severity = "blocking" | "warning" | "hint";

/** Every check of a text. Its words are messages under `checks.rules.<rule>`. */
export const CHECKS = {
  weekday: "blocking",
  "no-such-day": "blocking",
  nik: "blocking",
  unfilled: "blocking",
  field: "blocking",
  sum: "warning",
  seats: "warning",
  percent: "warning",
  "percent-sum": "warning",
  twice: "warning",
  headline: "warning",
  "number-groups": "warning",
  "number-range": "warning",
  "year-digits": "warning",
  name: "warning",
  phone: "warning",
  address: "warning",
  contact: "hint",
  "number-dots": "hint",
  word: "hint",
  rupiah: "hint",
  "percent-sign": "hint",
  clock: "hint",
  "title-length": "hint",
  "lead-length": "hint",
} as const satisfies Record<string, Severity>;
export type CheckRule = keyof typeof CHECKS;
export const CHECK_RULES = Object.keys(CHECKS) as [CheckRule, ...CheckRule[]];

/** What is mended by filling it in, which the submit asks for in any case. */
const NEVER_WAIVED: readonly CheckRule[] = ["unfilled", "field"];

export function isWaivable(rule: CheckRule): boolean {
  return !NEVER_WAIVED.includes(rule);
}

/** Where a piece of plain text stands. `index` counts the text blocks of the body, its quotes, or its pictures and tables. */
export type Place =
  | { kind: "title" }
  | { kind: "body"; index: number }
  | { kind: "source"; index: number }
  | { kind: "caption"; index: number }
  | { kind: "field"; key: string };

export type Block = {
  place: Place;
  text: string;
  part: "title" | "heading" | "dateline" | "paragraph" | "cell" | "source" | "caption" | "field";
};

/** All that the checks read: plain words, never the document. */
export type CheckedText = {
  language: Language;
  blocks: readonly Block[];
  /** Required fields of the template that are empty. */
  emptyFields: readonly string[];
  /** Names that the workspace knows how to spell. */
  names: readonly string[];
};

/** Replaces a part of the block, where the text leaves one answer. */
export type Fix = { from: number; to: number; text: string };

export type Finding = {
  rule: CheckRule;
  severity: Severity;
  place: Place;
  /** Offsets in the block's plain text. */
  from: number;
  to: number;
  /** The words between them. */
  words: string;
  /** What the explanation fills in; never a sentence. */
  facts: Readonly<Record<string, string>>;
  fix: Fix | null;
  /** Equal findings have equal marks: what is waved through stays so while its words and facts do. */
  mark: string;
};

import type { PictureType } from "#domain/pictures.ts";
import type { Language } from "#domain/release.ts";
import type { JsonNode } from "#domain/schema.ts";
import type { ShownField } from "#domain/shown-field.ts";
import { slugOf } from "#domain/slug.ts";

/** Kinds of files that a release is given out as. */
export const FILE_FORMATS = ["pdf", "docx", "html", "markdown"] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

export const FILE_TYPES: Record<FileFormat, { type: string; ending: string }> = {
  pdf: { type: "application/pdf", ending: "pdf" },
  markdown: { type: "text/markdown; charset=utf-8", ending: "md" },
  html: { type: "text/html; charset=utf-8", ending: "html" },
  docx: {
    type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ending: "docx",
  },
};

/** A release as it stands on paper, all words already in its own language: what every format is written from. */
export type Sheet = {
  language: Language;
  /** Names of the agencies that sign, KPU's first. */
  letterhead: readonly string[];
  kind: string;
  title: string;
  /** What is said over a text that not all have signed; null once they have. */
  mark: string | null;
  /** Numbers, date, version. */
  facts: readonly { label: string; value: string }[];
  /** The body in canonical form. */
  body: JsonNode;
  fields: readonly { label: string; shown: ShownField }[];
  /** Heads of a table of what was written and what is right. */
  heads: { written: string; right: string };
  /** Of a frozen version: its signatures, its fingerprint, and where anybody can check it. */
  proof: Proof | null;
  /** The pictures of the body that are kept, by their hash. */
  pictures: ReadonlyMap<string, SheetPicture>;
};

/** A picture with its bytes, and where it lies for those who may see the text. */
export type SheetPicture = { type: PictureType; bytes: Uint8Array<ArrayBuffer>; url: string };

export type Proof = {
  title: string;
  /** One an agency: who signed and when, or that the signature is owed. */
  signatures: readonly string[];
  sha256: { label: string; value: string };
  address: { label: string; url: string } | null;
};

/** The name of the file of a release: its title in plain letters, with the version when it is one. */
export function fileName(title: string, version: number | null, format: FileFormat): string {
  const of = version === null ? "draf" : `v${version}`;
  return `${slugOf(title)}-${of}.${FILE_TYPES[format].ending}`;
}

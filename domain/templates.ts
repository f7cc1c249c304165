import type { Article, FieldValue } from "./canonical.ts";
import { plainText } from "./plain-text.ts";
import type { ReleaseKind } from "./release.ts";
import type { JsonNode } from "./schema.ts";

export type TemplateField = { key: string; kind: "text" | "list"; required: boolean };

/** A starting text with its fields. Labels and hints are messages under `templates.<key>`. */
export type Template = {
  key: string;
  kind: ReleaseKind;
  fields: readonly TemplateField[];
  body: JsonNode;
};

const text = (value: string): JsonNode => ({ type: "text", text: value });
const paragraph = (value: string): JsonNode => ({ type: "paragraph", content: [text(value)] });
const quote = (who: "1" | "2"): JsonNode => ({
  type: "quote",
  attrs: { speaker: `{{narasumber ${who}}}`, position: `{{jabatan narasumber ${who}}}` },
  content: [paragraph(`“{{kutipan ${who}}}”`)],
});

const COOPERATION: Template = {
  key: "kerja_sama",
  kind: "siaran_pers",
  fields: [
    { key: "contact", kind: "text", required: true },
    { key: "agreement_title", kind: "text", required: true },
    { key: "agreement_number", kind: "text", required: false },
    { key: "event_date", kind: "text", required: true },
    { key: "venue", kind: "text", required: true },
    { key: "scope", kind: "list", required: true },
  ],
  body: {
    type: "doc",
    content: [
      { type: "dateline", content: [text("{{KOTA}}, {{tanggal}} –")] },
      paragraph(
        "{{pihak pertama}} dan {{pihak kedua}} menandatangani {{nama naskah}} tentang {{bidang kerja sama}}. Kerja sama itu bertujuan {{tujuan}}.",
      ),
      paragraph(
        "Naskah ditandatangani oleh {{penanda tangan 1}} dan {{penanda tangan 2}} di {{tempat}} pada {{hari, tanggal}}.",
      ),
      quote("1"),
      paragraph(
        "Dalam kerja sama ini {{pihak kedua}} {{peran pihak kedua}}, sedangkan {{pihak pertama}} {{peran pihak pertama}}.",
      ),
      quote("2"),
      paragraph("Warga dapat menyampaikan laporan dan masukan melalui {{kanal laporan}}."),
    ],
  },
};

const BLANK: Template = {
  key: "kosong",
  kind: "siaran_pers",
  fields: [{ key: "contact", kind: "text", required: false }],
  body: { type: "doc", content: [{ type: "paragraph" }] },
};

export const TEMPLATES: readonly Template[] = [BLANK, COOPERATION];

/** The template of a key; the blank one for an unknown key of an old release. */
export function templateOf(key: string): Template {
  return TEMPLATES.find((template) => template.key === key) ?? BLANK;
}

/** What keeps a draft from being submitted; the interface words each kind. */
export type Gap =
  | { kind: "title" }
  | { kind: "body" }
  | { kind: "placeholder"; placeholder: string }
  | { kind: "field"; field: string };

const PLACEHOLDER = /\{\{[^{}]*\}\}/g;

/** Empty title, empty body, placeholders still in the text, required fields left empty. */
export function gapsOf(
  article: Pick<Article, "title" | "body" | "fields">,
  template: Template,
): Gap[] {
  const gaps: Gap[] = [];
  if (!article.title) gaps.push({ kind: "title" });
  const body = plainText(article.body);
  if (!body.trim()) gaps.push({ kind: "body" });
  const words = [article.title, body, ...Object.values(article.fields).flat()].join("\n");
  for (const placeholder of new Set(words.match(PLACEHOLDER) ?? [])) {
    gaps.push({ kind: "placeholder", placeholder });
  }
  for (const { key, required } of template.fields) {
    if (required && isEmpty(article.fields[key])) gaps.push({ kind: "field", field: key });
  }
  return gaps;
}

function isEmpty(value: FieldValue | undefined): boolean {
  return [value ?? ""].flat().every((line) => !line.trim());
}

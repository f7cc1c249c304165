import type { Node } from "@tiptap/pm/model";
import type { FieldValue } from "#domain/canonical.ts";
import { PICTURE } from "#domain/pictures.ts";
import type { Language } from "#domain/release.ts";
import { type Gap, standingWords } from "#domain/standing-words.ts";
import type { Template, TemplateField } from "#domain/templates/template.ts";
import { isEmptyField, templateOf } from "#domain/templates.ts";
import type { Block, CheckedText } from "./finding.ts";

/** A block of text in a document: where its first character stands, and its words. */
export type TextBlock = { position: number; text: string; part: Block["part"] };

/**
 * The text blocks of a body in order of reading. A line break is one character, so that an offset in
 * the words is an offset in the document.
 */
export function textBlocksOf(body: Node): TextBlock[] {
  const blocks: TextBlock[] = [];
  let inTable = 0;
  body.descendants((node, at) => {
    if (node.type.name === "table") inTable = Math.max(inTable, at + node.nodeSize);
    if (!node.isTextblock) return true;
    const text = node.textBetween(0, node.content.size, undefined, "\n");
    const part = at < inTable ? "cell" : partOf(node.type.name);
    blocks.push({ position: at + 1, text, part });
    return false;
  });
  return blocks;
}

/** The same with the words as they stand: what is checked. */
export function standingBlocksOf(body: Node): (TextBlock & { gaps: readonly Gap[] })[] {
  const blocks: (TextBlock & { gaps: readonly Gap[] })[] = [];
  body.descendants((node, at) => {
    if (!node.isTextblock) return true;
    blocks.push({ position: at + 1, part: partOf(node.type.name), ...standingWords(node) });
    return false;
  });
  return blocks;
}

function partOf(name: string): Block["part"] {
  return name === "heading" || name === "dateline" ? name : "paragraph";
}

/** Who is quoted, by the order of the quotes; "" where nobody is named. */
function sourcesOf(body: Node): string[] {
  const sources: string[] = [];
  body.descendants((node) => {
    if (node.type.name === "quote") {
      sources.push([node.attrs.speaker, node.attrs.position].filter(Boolean).join(", "));
    }
    return !node.isTextblock;
  });
  return sources;
}

/** What is said of pictures and of tables, each with where it stands; "" where nothing is. */
export function captionsOf(body: Node): { at: number; text: string }[] {
  const captions: { at: number; text: string }[] = [];
  body.descendants((node, at) => {
    const { alt, caption, credit } = node.attrs;
    const isCaptioned = node.type.name === PICTURE || node.type.name === "table";
    const text = [alt, caption, credit].filter(Boolean).join("\n");
    if (isCaptioned) captions.push({ at, text });
    return !node.isTextblock;
  });
  return captions;
}

type Given = {
  language: Language;
  title: string;
  body: Node;
  fields: Readonly<Record<string, FieldValue>>;
  template: string;
  names: readonly string[];
};

/** Everything of a release that the checks read. */
export function checkedText(given: Given): CheckedText {
  const { language, title, body, fields, names } = given;
  const template = templateOf(given.template);
  return {
    language,
    names,
    emptyFields: template.fields
      .filter((field) => isOpen(field, fields[field.key]))
      .map(({ key }) => key),
    blocks: [
      { place: { kind: "title" }, text: title, part: "title" },
      ...standingBlocksOf(body).map(
        ({ text, part }, index): Block => ({ place: { kind: "body", index }, text, part }),
      ),
      ...sourcesOf(body).map(
        (text, index): Block => ({ place: { kind: "source", index }, text, part: "source" }),
      ),
      ...captionsOf(body).map(
        ({ text }, index): Block => ({ place: { kind: "caption", index }, text, part: "caption" }),
      ),
      ...fieldBlocks(template, fields),
    ],
  };
}

function isOpen({ required }: TemplateField, value: FieldValue | undefined): boolean {
  return required && (value === undefined || isEmptyField(value));
}

const IN_WORDS = ["text", "longtext", "list", "pairs"];

function fieldBlocks(template: Template, fields: Given["fields"]): Block[] {
  return template.fields.flatMap(({ key, kind }) => {
    const text = [fields[key] ?? ""].flat().join("\n");
    if (!text || !IN_WORDS.includes(kind)) return [];
    return { place: { kind: "field", key }, text, part: "field" };
  });
}

import { captionOf, PICTURE, shownPicture } from "./pictures.ts";
import type { JsonNode } from "./schema.ts";
import { tableCaption } from "./table-grid.ts";

/** A body as plain text: blocks parted by an empty line, list items with their mark, a table row by row. */
export function plainText(body: JsonNode): string {
  return (body.content ?? []).map(blockText).filter(Boolean).join("\n\n");
}

function blockText(node: JsonNode): string {
  switch (node.type) {
    case "bulletList":
    case "orderedList":
      return (node.content ?? [])
        .map((item, i) => `${node.type === "orderedList" ? `${i + 1}.` : "•"} ${itemText(item)}`)
        .join("\n");
    case "taskList":
      return (node.content ?? [])
        .map((item) => `${item.attrs?.checked === true ? "☑" : "☐"} ${itemText(item)}`)
        .join("\n");
    case "table":
      return [tableCaption(node), ...(node.content ?? []).map(rowText)].filter(Boolean).join("\n");
    case "quote": {
      const source = [node.attrs?.speaker, node.attrs?.position].filter(Boolean).join(", ");
      return [...(node.content ?? []).map(inlineText), source && `– ${source}`]
        .filter(Boolean)
        .join("\n");
    }
    case PICTURE:
      return pictureText(node);
    default:
      return inlineText(node);
  }
}

/** What is to be seen, in brackets, and what stands under it. */
function pictureText(node: JsonNode): string {
  const picture = shownPicture(node);
  return [picture.alt && `[${picture.alt}]`, captionOf(picture)].filter(Boolean).join(" ");
}

function itemText(item: JsonNode): string {
  return (item.content ?? []).map(blockText).join("\n").replaceAll("\n", "\n  ");
}

/** One line a row, whatever stands in its cells. */
function rowText(row: JsonNode): string {
  const cells = (row.content ?? []).map(({ content = [] }) =>
    content.map(blockText).filter(Boolean).join(" ").replace(/\s+/g, " ").trim(),
  );
  return cells.join(" | ");
}

function inlineText(node: JsonNode): string {
  return (node.content ?? [])
    .map((part) => (part.type === "hardBreak" ? "\n" : wordsOf(part)))
    .join("");
}

/** Unicode has these raised and lowered: as plain digits, 10³ people would become 103. */
const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ";
const LOWERED = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙᵢ";
const PLAIN = "0123456789+-=()ni";

function wordsOf({ text = "", marks = [] }: JsonNode): string {
  const has = (type: string) => marks.some((mark) => mark.type === type);
  if (has("superscript")) return set(text, RAISED, "^");
  return has("subscript") ? set(text, LOWERED, "_") : text;
}

function set(text: string, signs: string, sign: string): string {
  const places = [...text].map((letter) => PLAIN.indexOf(letter));
  if (places.includes(-1)) return `${sign}(${text})`;
  return places.map((place) => signs[place]).join("");
}

import { sourceOf, startOf } from "#domain/files/lines.ts";
import { PICTURE, shownPicture } from "#domain/pictures.ts";
import type { JsonNode } from "#domain/schema.ts";
import type { WordPictures } from "./word-pictures.ts";
import { wordTable } from "./word-table.ts";
import { type Addresses, paragraph, runsOf, wordsRun } from "./word-xml.ts";

/** Word's levels of a list; deeper ones stay at the last. */
export const LEVELS = 9;
/** How far each level stands in, in twentieths of a point. */
export const STEP = 400;

/** A list of the body as Word counts it: each of its own, so that each begins where it should. */
export type WordList = { ordered: boolean; level: number; start: number };

export type Writing = { addresses: Addresses; lists: WordList[]; pictures: WordPictures };

type Place = { list?: { id: number; level: number }; level: number; style?: string };

/** The blocks of a body, or of a part of it, as paragraphs. */
export function blocks(node: JsonNode, writing: Writing, place: Place = { level: -1 }): string {
  return (node.content ?? []).map((one) => block(one, writing, place)).join("");
}

function block(node: JsonNode, writing: Writing, place: Place): string {
  switch (node.type) {
    case "heading":
      return paragraph(runsOf(node, writing.addresses), {
        style: node.attrs?.level === 3 ? "Heading2" : "Heading1",
      });
    case "bulletList":
    case "orderedList":
      return list(node, writing, place);
    case "taskList":
      return tasks(node, writing, place);
    case "table":
      return wordTable(node, (cell, isHead) =>
        blocks(cell, writing, { level: -1, style: isHead ? "Head" : "Cell" }),
      );
    case "endMark":
      return paragraph(runsOf(node, writing.addresses), { style: "EndMark" });
    case "quote": {
      const source = sourceOf(node);
      const end = source ? paragraph(wordsRun(`— ${source}`), { style: "Quote" }) : "";
      return blocks(node, writing, { ...place, style: "Quote" }) + end;
    }
    case PICTURE:
      return writing.pictures.show(shownPicture(node));
    case "horizontalRule":
      return paragraph("", { style: "Line" });
    default: {
      const { style, list: inList, level } = place;
      const indent = level < 0 || inList ? 0 : STEP * (level + 1);
      return paragraph(runsOf(node, writing.addresses), { style, list: inList, indent });
    }
  }
}

/** Only the first paragraph of an item has its sign; what follows stands below it. */
function list(node: JsonNode, writing: Writing, place: Place): string {
  const level = Math.min(place.level + 1, LEVELS - 1);
  const ordered = node.type === "orderedList";
  const id = writing.lists.push({ ordered, level, start: ordered ? startOf(node) : 1 });
  return (node.content ?? [])
    .map(({ content = [] }) =>
      content
        .map((one, at) =>
          block(one, writing, at === 0 ? { level, list: { id, level } } : { level }),
        )
        .join(""),
    )
    .join("");
}

/** A task has its box where an item has its sign; it is no list of Word, which would count it. */
function tasks(node: JsonNode, writing: Writing, { level }: Place): string {
  const inside: Place = { level: Math.min(level + 1, LEVELS - 1) };
  const indent = STEP * (inside.level + 1);
  return (node.content ?? [])
    .map(({ attrs, content: [first, ...rest] = [] }) => {
      const box = wordsRun(attrs?.checked === true ? "☑ " : "☐ ");
      const line = paragraph(box + runsOf(first ?? {}, writing.addresses), { indent });
      return line + rest.map((one) => block(one, writing, inside)).join("");
    })
    .join("");
}

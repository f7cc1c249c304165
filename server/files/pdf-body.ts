import { setImmediate as pause } from "node:timers/promises";
import { linesOf, plain, sourceOf } from "#domain/files/lines.ts";
import type { Sheet } from "#domain/files/sheet.ts";
import { captionOf, PICTURE, type ShownPicture, shownPicture } from "#domain/pictures.ts";
import type { JsonNode } from "#domain/schema.ts";
import type { Paper, Part, Role } from "./pdf-paper.ts";
import { signOf, writeTable } from "./pdf-table.ts";

/** Points. */
const BODY = 11;
const CAPTION = 9.5;
const GAP = 6;
const STEP = 20;
/** Letters of a line that may stand in the middle; to measure more takes long. */
const SHORT = 100;

type Place = { parent: Part; left: number; pictures: Sheet["pictures"]; isItalic?: boolean };

/** The blocks of a body, or of a part of it; others are served between two of them. */
export async function writeBlocks(paper: Paper, node: JsonNode, place: Place): Promise<void> {
  for (const one of node.content ?? []) {
    await block(paper, one, place);
    await pause();
  }
}

async function block(paper: Paper, node: JsonNode, place: Place): Promise<void> {
  switch (node.type) {
    case "heading":
      return heading(paper, node, place);
    case "bulletList":
    case "orderedList":
    case "taskList":
      return list(paper, node, place);
    case "table":
      return writeTable(paper, node, place.parent, place.left);
    case "endMark":
      return endMark(paper, node, place);
    case "quote":
      return quote(paper, node, place);
    case PICTURE:
      return picture(paper, shownPicture(node), place);
    case "horizontalRule":
      paper.need(4 * GAP);
      paper.y += GAP;
      paper.rule(0.5);
      paper.y += 2 * GAP;
      return;
    default:
      return words(paper, node, place, "P");
  }
}

async function words(
  paper: Paper,
  node: JsonNode,
  { parent, left, isItalic = false }: Place,
  role: Role,
) {
  await paper.part(parent, role, () =>
    paper.lines(linesOf(node), { size: BODY, isItalic }, { left }),
  );
  paper.y += GAP;
}

/** In the middle of the line, where it fits on one. */
async function endMark(paper: Paper, node: JsonNode, place: Place): Promise<void> {
  const text = (node.content ?? []).map(({ text: part = "" }) => part).join("");
  const isShort = text.length <= SHORT;
  const room = isShort ? paper.right - place.left - paper.measure(text, "regular", BODY) : 0;
  await words(paper, node, { ...place, left: place.left + Math.max(0, room / 2 - 1) }, "P");
}

/** A heading never stands alone at the end of a page. */
async function heading(paper: Paper, node: JsonNode, { parent, left }: Place): Promise<void> {
  const isSmall = node.attrs?.level === 3;
  const size = isSmall ? 12 : 14;
  paper.need(size * 5);
  paper.y += GAP;
  const role = isSmall ? "H3" : "H2";
  await paper.part(parent, role, () =>
    paper.lines(linesOf(node), { size, isBold: true }, { left }),
  );
  paper.y += GAP / 2;
}

/** With its caption on the same page; in brackets where it is not kept. */
async function picture(
  paper: Paper,
  shown: ShownPicture,
  { parent, left, pictures }: Place,
): Promise<void> {
  const under = captionOf(shown);
  const kept = pictures.get(shown.sha256);
  const say = (line: string) =>
    paper.part(parent, "P", () => paper.lines([plain(line)], { size: CAPTION }, { left }));
  if (kept)
    await paper.picture(parent, { ...shown, ...kept }, { left, below: under ? 3 * CAPTION : 0 });
  else if (shown.alt) await say(`[${shown.alt}]`);
  if (under) await say(under);
  paper.y += GAP;
}

async function list(
  paper: Paper,
  node: JsonNode,
  { parent, left, pictures }: Place,
): Promise<void> {
  const whole = await paper.part(parent, "L");
  for (const [n, item] of (node.content ?? []).entries()) {
    const one = await paper.part(whole, "LI");
    paper.need(BODY * 1.5);
    const sign = signOf(node, item, n) ?? "";
    const width = paper.measure(sign, "regular", BODY);
    // The number stands before its words, to the right, so that words begin below each other.
    const x = Math.max(left + STEP - 6 - width, left);
    const top = paper.y;
    // As a line, because not every font has every sign; the words begin beside it.
    await paper.part(one, "P", () => paper.lines([plain(sign)], { size: BODY }, { left: x }));
    paper.y = top;
    const body = await paper.part(one, "LBody");
    await writeBlocks(paper, item, { parent: body, left: left + STEP, pictures });
    for (const part of [body, one]) part.end();
  }
  whole.end();
}

async function quote(
  paper: Paper,
  node: JsonNode,
  { parent, left, pictures }: Place,
): Promise<void> {
  const whole = await paper.part(parent, "BlockQuote");
  const place = { parent: whole, left: left + STEP, pictures, isItalic: true };
  await writeBlocks(paper, node, place);
  const source = sourceOf(node);
  if (source) {
    paper.y -= GAP / 2;
    const line = plain(`— ${source}`);
    await paper.part(whole, "P", () => paper.lines([line], { size: BODY }, { left: place.left }));
    paper.y += GAP;
  }
  whole.end();
}

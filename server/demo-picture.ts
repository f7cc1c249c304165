import type { Actor } from "#domain/people.ts";
import { PICTURE } from "#domain/pictures.ts";
import type { JsonNode } from "#domain/schema.ts";
import { pngOf } from "./media/drawing.ts";
import { uploadPicture } from "./release-picture.ts";

const SIZE = { width: 1200, height: 700 };

type Colour = readonly [red: number, green: number, blue: number];
const PAPER: Colour = [246, 245, 247];
const RULE: Colour = [205, 199, 210];
const INK: Colour = [86, 78, 92];
/** Paler for what is past, then the ink of this newsroom. */
const BARS: readonly Colour[] = [
  [178, 150, 183],
  [132, 92, 138],
  [84, 40, 90],
];

const FOOT = 590;
const [FIRST, STEP, WIDE] = [190, 300, 220];

/** Three columns as high as these values are, each over its number in Roman figures. */
function columnsOf(values: readonly number[]) {
  const most = Math.max(...values);
  return pngOf({
    ...SIZE,
    colour: (x, y) => {
      const column = Math.floor((x - FIRST) / STEP);
      const inside = x - FIRST - column * STEP;
      const value = inside < WIDE ? values[column] : undefined;
      if (y >= FOOT) {
        if (y < FOOT + 4 && x > 90 && x < 1110) return INK;
        return value !== undefined && isFigure(column + 1, inside - WIDE / 2, y - FOOT - 30)
          ? INK
          : PAPER;
      }
      if (value !== undefined && FOOT - y <= (value / most) * 480) return BARS[column] ?? INK;
      return (FOOT - y) % 120 < 2 && x > 90 && x < 1110 ? RULE : PAPER;
    },
  });
}

/** Roman figures up to three are strokes with feet, side by side. */
function isFigure(number: number, x: number, y: number): boolean {
  const half = (number * 30) / 2;
  if (y < 0 || y >= 60 || Math.abs(x) >= half) return false;
  const isFoot = y < 7 || y >= 53;
  return isFoot || Math.abs(((x + half) % 30) - 15) < 6;
}

/** The text with the drawing of the demo in place of each picture that has no bytes yet. */
export async function withDrawings(
  author: Actor,
  releaseId: string,
  body: JsonNode,
): Promise<JsonNode> {
  const content: JsonNode[] = [];
  for (const node of body.content ?? []) {
    if (node.type !== PICTURE) content.push(node);
    else {
      const { values, ...said } = node.attrs as { values: readonly number[] };
      const drawn = await uploadPicture(author, releaseId, columnsOf(values));
      const { sha256, width, height } = drawn;
      content.push({ type: PICTURE, attrs: { ...said, sha256, width, height } });
    }
  }
  return { ...body, content };
}

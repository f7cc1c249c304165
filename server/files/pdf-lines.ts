import { setImmediate as pause } from "node:timers/promises";
import type { Look, Stretch } from "#domain/files/lines.ts";
import { type Face, type Font, inFonts } from "./pdf-fonts.ts";

/** Letters that are drawn in one go. */
export type Ink = {
  text: string;
  font: Font;
  /** In points, as all lengths here; `rise` is how far above the line they stand. */
  size: number;
  rise: number;
  width: number;
  href: string | null;
  isUnderlined: boolean;
  isHighlighted: boolean;
};

export type Measure = (text: string, font: Font, size: number) => number;
export type Setting = { size: number; isBold?: boolean; isItalic?: boolean };

/** How much smaller raised and lowered letters are, and how far they are moved, as parts of the size. */
const SMALL = 0.65;
const RISE = 0.36;
const SINK = -0.14;

/**
 * Parts of a text between which a line may break: spaces stay at the end of a line. What has no end
 * comes in parts of a size that can be measured at once.
 */
const WORDS = /\s{1,50}|[^\s/–—-]{0,200}[/–—-]{1,50}|[^\s/–—-]{1,200}/g;
/** Words after which others in the process are served. */
const TURN = 200;
const isSpace = (text: string) => text.trim() === "";

/**
 * Breaks what stands between two line breaks into lines of at most this width: between words, and
 * inside a word only where it is wider than a whole line.
 */
export async function broken(
  line: readonly Stretch[],
  setting: Setting,
  width: number,
  measure: Measure,
): Promise<Ink[][]> {
  const lines: Ink[][] = [[]];
  let left = width;
  const next = () => {
    lines.push([]);
    left = width;
  };
  let count = 0;
  for (const word of wordsOf(inksOf(line, setting), measure)) {
    const isGap = word.every(({ text }) => isSpace(text));
    const wide = widthOf(word);
    if (wide > left && !isGap && left < width) next();
    for (const piece of wide > width && !isGap ? lettersOf(word, measure) : [word]) {
      if (++count % TURN === 0) await pause();
      const needed = widthOf(piece);
      if (isGap) {
        // A line does not begin with a gap, and one that ends with it shows nothing of it.
        if (needed > left) left = 0;
        if (left === 0 || (left === width && lines.length > 1)) continue;
      } else if (needed > left && left < width) next();
      lines.at(-1)?.push(...piece);
      left -= needed;
    }
  }
  return lines;
}

export const widthOf = (inks: readonly Ink[]) => inks.reduce((sum, { width }) => sum + width, 0);

/** Letters that look alike, not measured yet. */
function inksOf(line: readonly Stretch[], setting: Setting): Ink[] {
  return line.flatMap(({ href, runs }) =>
    runs.flatMap(({ text, looks }) => {
      const has = (look: Look) => looks.includes(look);
      const isMoved = has("superscript") || has("subscript");
      const size = setting.size * (isMoved ? SMALL : 1);
      const rise = has("superscript") ? RISE : has("subscript") ? SINK : 0;
      return inFonts(text, faceOf(setting, has)).map((part) => ({
        ...part,
        size,
        rise: rise * setting.size,
        width: 0,
        href,
        isUnderlined: has("underline") || href !== null,
        isHighlighted: has("highlight"),
      }));
    }),
  );
}

function faceOf({ isBold, isItalic }: Setting, has: (look: Look) => boolean): Face {
  const bold = isBold || has("bold");
  if (isItalic || has("italic")) return bold ? "boldItalic" : "italic";
  return bold ? "bold" : "regular";
}

/** Inks of one word each, in order; a word whose letters look different stays one. */
function* wordsOf(inks: readonly Ink[], measure: Measure): Generator<Ink[]> {
  let word: Ink[] = [];
  let isOpen = false;
  for (const ink of inks) {
    for (const [text] of ink.text.matchAll(WORDS)) {
      const gap = isSpace(text);
      if (word.length && (!isOpen || gap)) {
        yield word;
        word = [];
      }
      word.push({ ...ink, text, width: measure(text, ink.font, ink.size) });
      isOpen = !gap && !/[/–—-]$/.test(text);
    }
  }
  if (word.length) yield word;
}

function* lettersOf(word: readonly Ink[], measure: Measure): Generator<Ink[]> {
  for (const ink of word)
    for (const text of ink.text) yield [{ ...ink, text, width: measure(text, ink.font, ink.size) }];
}

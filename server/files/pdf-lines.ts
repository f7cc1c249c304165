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

/** Parts of a text between which a line may break: spaces stay at the end of a line. */
const WORDS = /\s+|[^\s/–—-]*[/–—-]+|[^\s/–—-]+/g;
const isSpace = (text: string) => text.trim() === "";

/**
 * Breaks what stands between two line breaks into lines of at most this width: between words, and
 * inside a word only where it is wider than a whole line.
 */
export function broken(
  line: readonly Stretch[],
  setting: Setting,
  width: number,
  measure: Measure,
): Ink[][] {
  const lines: Ink[][] = [[]];
  let left = width;
  const next = () => {
    lines.push([]);
    left = width;
  };
  for (const word of wordsOf(inksOf(line, setting, measure), measure)) {
    const wide = widthOf(word);
    const isGap = word.every(({ text }) => isSpace(text));
    if (wide > left && !isGap && left < width) next();
    const pieces = wide > width && !isGap ? lettersOf(word, measure) : [word];
    for (const piece of pieces) {
      const needed = widthOf(piece);
      if (needed > left && !isGap && left < width) next();
      if (isGap && left === width && lines.length > 1) continue; // a line does not begin with a gap
      lines.at(-1)?.push(...piece);
      left -= needed;
    }
  }
  return lines;
}

export const widthOf = (inks: readonly Ink[]) => inks.reduce((sum, { width }) => sum + width, 0);

function inksOf(line: readonly Stretch[], setting: Setting, measure: Measure): Ink[] {
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
        width: measure(part.text, part.font, size),
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

/** Inks of one word each; a word whose letters look different stays one. */
function wordsOf(inks: readonly Ink[], measure: Measure): Ink[][] {
  const words: Ink[][] = [];
  let isOpen = false;
  for (const ink of inks) {
    for (const text of ink.text.match(WORDS) ?? []) {
      const part = { ...ink, text, width: measure(text, ink.font, ink.size) };
      const gap = isSpace(text);
      if (isOpen && !gap) words.at(-1)?.push(part);
      else words.push([part]);
      isOpen = !gap && !/[/–—-]$/.test(text);
    }
  }
  return words;
}

function lettersOf(word: readonly Ink[], measure: Measure): Ink[][] {
  return word.flatMap((ink) =>
    [...ink.text].map((text) => [{ ...ink, text, width: measure(text, ink.font, ink.size) }]),
  );
}

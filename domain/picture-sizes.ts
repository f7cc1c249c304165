import { type Focus, focusNamed, focusWord } from "./focus.ts";
import { type Area, fitted, type Size } from "./pixels.ts";

/** Widths in pixels in which a picture is given besides its own; nobody chooses another one. */
export const WIDTHS = [480, 960, 1600];

/** What other sites show of a page that somebody links to, at its largest. */
const CARD: Size = { width: 1200, height: 630 };

/** A form of a kept picture that is made of it. */
export type PictureSize =
  | { kind: "width"; width: number }
  /** Cut to the proportions of a card, around the point that matters. */
  | { kind: "card"; focus: Focus };

/** What a form is called, in addresses and in the store. */
export function sizeName(size: PictureSize): string {
  return size.kind === "width" ? String(size.width) : `kartu-${focusWord(size.focus)}`;
}

/** The form of that name, null where there is none. */
export function sizeNamed(name: string): PictureSize | null {
  const width = WIDTHS.find((one) => String(one) === name);
  if (width) return { kind: "width", width };
  const focus = focusNamed(/^kartu-(.+)$/.exec(name)?.[1]);
  return focus && { kind: "card", focus };
}

/** The part of a picture that a form shows, and how large it is then; never larger than it was. */
export function partOf(picture: Size, size: PictureSize): { area: Area; made: Size } {
  const { width, height } = picture;
  if (size.kind === "width") {
    const made = fitted(picture, { width: size.width, height: Number.POSITIVE_INFINITY });
    return { area: { left: 0, top: 0, width, height }, made };
  }
  const area = cardArea(picture, size.focus);
  return { area, made: fitted(area, CARD) };
}

/** The largest part in the proportions of a card, with the point as near to its middle as can be. */
export function cardArea({ width, height }: Size, { x, y }: Focus): Area {
  const scale = Math.min(width / CARD.width, height / CARD.height);
  const part = {
    width: Math.max(1, Math.round(CARD.width * scale)),
    height: Math.max(1, Math.round(CARD.height * scale)),
  };
  const start = (whole: number, shown: number, percent: number) =>
    Math.min(whole - shown, Math.max(0, Math.round((whole * percent) / 100 - shown / 2)));
  return {
    left: start(width, part.width, x),
    top: start(height, part.height, y),
    ...part,
  };
}

/** How wide a picture is in a text at most, for whoever has to choose a size before it is laid out. */
const IN_TEXT = "(max-width:728px) 100vw,680px";

/** Attributes of an element that shows a picture. */
export type Sources = { src: string; srcset?: string; sizes?: string };

type Shown = { sha256: string; width: number };

/** Where a picture lies, in the widths that are smaller than its own. */
export function sourcesOf(address: string, { sha256, width }: Shown): Sources {
  const src = `${address}/${sha256}`;
  const smaller = WIDTHS.filter((one) => one < width);
  if (!smaller.length) return { src };
  const given = smaller.map((one) => `${src}?size=${one} ${one}w`);
  // A text is never shown wider than the widest of them.
  if (smaller.length < WIDTHS.length) given.push(`${src} ${width}w`);
  return { src, srcset: given.join(", "), sizes: IN_TEXT };
}

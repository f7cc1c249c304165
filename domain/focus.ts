/** The point of a picture that matters, in whole per cent from its left and from its top. */
export type Focus = { x: number; y: number };

/** What matters where nobody has said it. */
export const CENTRE: Focus = { x: 50, y: 50 };

/** Such as `42-18`: how a point is written down, in a text as in an address. */
export const focusWord = ({ x, y }: Focus): string => `${x}-${y}`;

/** The point that is written so, null where it is none. */
export function focusNamed(word: unknown): Focus | null {
  const [, x, y] = /^(0|[1-9]\d?|100)-(0|[1-9]\d?|100)$/.exec(String(word)) ?? [];
  return x === undefined ? null : { x: Number(x), y: Number(y) };
}

/** How a text keeps a point: the centre is nothing that was said, so that equal texts are equal. */
export function keptFocus(focus: Focus): string | null {
  const word = focusWord(focus);
  return word === focusWord(CENTRE) ? null : word;
}

/** The point that lies so far from another one, still within the picture. */
export function movedFocus({ x, y }: Focus, by: Focus): Focus {
  const within = (percent: number) => Math.min(100, Math.max(0, Math.round(percent)));
  return { x: within(x + by.x), y: within(y + by.y) };
}

/**
 * Every shortcut of the product, by where it works. Pages take them from here with `useShortcuts`,
 * the sheet and the guide list them from here: one that is not listed cannot run. Keys are written
 * as a person reads them; `Ctrl` is the command key on a Mac. Names are words under `shortcuts`.
 */
export const SHORTCUTS = {
  everywhere: { sheet: ["?", "Ctrl+/"] },
  board: { next: ["J"], previous: ["K"], open: ["Enter"], search: ["/"], create: ["C", "N"] },
  rows: { next: ["ArrowDown"], previous: ["ArrowUp"], leave: ["Escape"] },
  writing: {
    link: ["Ctrl+K"],
    comment: ["Ctrl+Alt+M"],
    suggest: ["Ctrl+Alt+S"],
    nextSuggestion: ["Ctrl+Alt+J"],
    previousSuggestion: ["Ctrl+Alt+K"],
    find: ["Ctrl+F"],
    replace: ["Ctrl+H"],
    focus: ["Ctrl+Shift+F"],
    tools: ["Alt+F10"],
    nextRegion: ["F6"],
    previousRegion: ["Shift+F6"],
  },
  text: {
    undo: ["Ctrl+Z"],
    redo: ["Ctrl+Y", "Ctrl+Shift+Z"],
    heading2: ["Ctrl+Alt+2"],
    heading3: ["Ctrl+Alt+3"],
    bold: ["Ctrl+B"],
    italic: ["Ctrl+I"],
    underline: ["Ctrl+U"],
    highlight: ["Ctrl+Shift+H"],
    superscript: ["Ctrl+."],
    subscript: ["Ctrl+,"],
    bulletList: ["Ctrl+Shift+8"],
    orderedList: ["Ctrl+Shift+7"],
    taskList: ["Ctrl+Shift+9"],
    moveUp: ["Alt+ArrowUp"],
    moveDown: ["Alt+ArrowDown"],
    tick: ["Ctrl+Enter"],
    nextCell: ["Tab"],
    previousCell: ["Shift+Tab"],
  },
  review: { comment: ["Ctrl+Alt+M"], nextRegion: ["F6"], previousRegion: ["Shift+F6"] },
  versions: { compare: ["B"] },
  comparison: { next: ["N"], previous: ["P"] },
} as const satisfies Record<string, Record<string, readonly string[]>>;

export type ShortcutPlace = keyof typeof SHORTCUTS;
export type ShortcutName<P extends ShortcutPlace> = keyof (typeof SHORTCUTS)[P];

export const PLACES = Object.keys(SHORTCUTS) as ShortcutPlace[];

/** The shortcuts of a place as a list, in the order in which they are shown. */
export function shortcutsOf(place: ShortcutPlace): { name: string; keys: readonly string[] }[] {
  return Object.entries<readonly string[]>(SHORTCUTS[place]).map(([name, keys]) => ({
    name,
    keys,
  }));
}

type Pressed = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

/** True when exactly these keys are pressed. */
export function isPressed(keys: string, event: Pressed): boolean {
  const { key, modifiers } = partsOf(keys);
  if (modifiers.has("Ctrl") !== (event.ctrlKey || event.metaKey)) return false;
  if (modifiers.has("Alt") !== event.altKey) return false;
  // A sign such as ? needs Shift on some keyboards and not on others.
  const isSign = /^[^\p{L}\p{N}]$/u.test(key);
  if (!isSign && modifiers.has("Shift") !== event.shiftKey) return false;
  // Shift+8 is * on one keyboard and ( on another: digits go by their place.
  return event.key.toLowerCase() === key.toLowerCase() || event.code === `Digit${key}`;
}

/** True for keys that mean something else while somebody writes. */
export function isWriting(keys: string): boolean {
  const { key, modifiers } = partsOf(keys);
  return !modifiers.has("Ctrl") && !modifiers.has("Alt") && !/^F\d+$/.test(key);
}

/** True for a single character, which people who speak to their browser may want to turn off. */
export function isLetter(keys: string): boolean {
  return keys.length === 1;
}

function partsOf(keys: string): { key: string; modifiers: ReadonlySet<string> } {
  const parts = keys.split("+");
  return { key: parts.at(-1) ?? "", modifiers: new Set(parts.slice(0, -1)) };
}

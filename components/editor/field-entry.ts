import type * as Y from "yjs";

export type EntryId = { client: number; clock: number };

type Entry = { id: EntryId; origin: EntryId | null; left: Entry | null };

const same = (a: EntryId, b: EntryId) => a.client === b.client && a.clock === b.clock;

/** Which entry of the map a key holds now; null for none. */
export function entryOf(map: Y.Map<unknown>, key: string): EntryId | null {
  return map._map.get(key)?.id ?? null;
}

/**
 * True while what a key holds was written by somebody who had seen this entry, or is the entry
 * itself. False once another one, written without knowing of it, has taken its place: of two
 * simultaneous ones Yjs keeps one and forgets the words of the other.
 */
export function isBuiltOn(map: Y.Map<unknown>, key: string, id: EntryId): boolean {
  let entry = (map._map.get(key) ?? null) as Entry | null;
  while (entry && !same(entry.id, id)) {
    const { origin } = entry;
    let before = entry.left;
    while (before && origin && !same(before.id, origin)) before = before.left;
    entry = origin ? before : null;
  }
  return entry !== null;
}

/** The last words that this page wrote under a key, until somebody who had not seen them replaced them. */
export class SentWords {
  #last: { words: string; entry: EntryId } | null = null;

  /** Call it right after writing. */
  note(map: Y.Map<unknown>, key: string, words: string): void {
    const entry = entryOf(map, key);
    this.#last = entry && { words, entry };
  }

  /** The words that were lost to a simultaneous entry, told once; null while nothing is lost. */
  lost(map: Y.Map<unknown>, key: string): string | null {
    if (!this.#last || isBuiltOn(map, key, this.#last.entry)) return null;
    const { words } = this.#last;
    this.#last = null;
    return words;
  }
}

import * as Y from "yjs";
import { ROOT } from "#domain/room.ts";

/** An update that no Yjs client makes; it must not touch a document. */
export class MalformedUpdate extends Error {}

/** What an update would do to a document. */
export type Reading = {
  /** Client ids under which it brings structs that the document does not have. */
  introduces: readonly number[];
  /** It builds on something that the document has not got. */
  hasGap: boolean;
  /** Letters and elements that come with it. */
  inserted: number;
  /** The document already has all of it, deletions too. */
  isKnown: boolean;
};

type Id = { client: number; clock: number };

/** Characters of one format: a link's address is the longest. */
const MAX_FORMAT = 3000;
/** Yjs draws 32-bit client ids; clocks count characters, so real ones stay far below. */
const MAX_ID = 2 ** 32 - 1;
const ROOTS: readonly string[] = Object.values(ROOT);

/** Reads an update against a document, which stays untouched. Throws `MalformedUpdate`. */
export function readUpdate(update: Uint8Array, doc: Y.Doc): Reading {
  const { structs, ds } = decode(update);
  const ends = new Map<number, number>();
  const endOf = (client: number) => ends.get(client) ?? Y.getState(doc.store, client);
  let hasGap = false;
  let inserted = 0;
  for (const struct of structs) {
    if (struct instanceof Y.Skip) continue;
    const { client, clock } = struct.id;
    const end = clock + struct.length;
    // A struct of length 0 breaks the binary search of Yjs, a huge one the clocks of its author.
    if (client > MAX_ID || end > MAX_ID || struct.length < 1) throw new MalformedUpdate("struct");
    if (clock > endOf(client)) hasGap = true;
    if (end > endOf(client)) {
      ends.set(client, end);
      if (struct instanceof Y.Item && struct.countable) inserted += struct.length;
    }
  }
  const isHere = (id: Id | null) => !id || id.clock < endOf(id.client);
  for (const struct of structs) {
    if (!(struct instanceof Y.Item)) continue;
    checkItem(struct);
    if (!isHere(struct.origin) || !isHere(struct.rightOrigin) || !isHere(parentId(struct.parent)))
      hasGap = true;
  }
  let isKnown = ends.size === 0;
  for (const [client, ranges] of ds.clients) {
    let from = 0;
    for (const { clock, len } of ranges) {
      // Yjs sorts and merges them; overlapping ones would be looked up again and again.
      if (clock < from) throw new MalformedUpdate("ranges");
      from = clock + len;
      if (clock + len > endOf(client)) hasGap = true;
      else if (isKnown) isKnown = isDeleted(doc, client, clock, len);
    }
  }
  return { introduces: [...ends.keys()], hasGap, inserted, isKnown: isKnown && !hasGap };
}

/** What readers of the document would not see, so it must not get in. */
function checkItem({ content, parentSub }: Y.Item): void {
  if (content instanceof Y.ContentDoc) throw new MalformedUpdate("document in document");
  const key = content instanceof Y.ContentFormat ? content.key : parentSub;
  if (content instanceof Y.ContentFormat && sizeOf(content) > MAX_FORMAT) {
    throw new MalformedUpdate("format");
  }
  if (key === "__proto__") throw new MalformedUpdate("key");
}

function sizeOf({ key, value }: Y.ContentFormat): number {
  return `${key}`.length + (JSON.stringify(value) ?? "").length;
}

function decode(update: Uint8Array): ReturnType<typeof Y.decodeUpdate> {
  try {
    return Y.decodeUpdate(update);
  } catch {
    throw new MalformedUpdate("cannot be decoded");
  }
}

/** A decoded struct names its parent by root or by id; roots are checked here. */
function parentId(parent: unknown): Id | null {
  // Applying creates the root a struct names, even when the struct itself is already known.
  if (typeof parent === "string" && !ROOTS.includes(parent)) throw new MalformedUpdate("root");
  return parent instanceof Y.ID ? parent : null;
}

function isDeleted(doc: Y.Doc, client: number, clock: number, length: number): boolean {
  const structs = doc.store.clients.get(client);
  if (!structs || length === 0) return true;
  for (let i = Y.findIndexSS(structs, clock); i < structs.length; i++) {
    const struct = structs[i];
    if (!struct || struct.id.clock >= clock + length) break;
    if (!struct.deleted) return false;
  }
  return true;
}

/** An update that says nothing: what a client without a text answers. */
export const isEmpty = (update: Uint8Array) => update.length === 2 && !update[0] && !update[1];

/** A document that waits for something which an update built on. */
export const isIncomplete = ({ store }: Y.Doc) => Boolean(store.pendingStructs || store.pendingDs);

import * as Y from "yjs";
import { canonicalBlock } from "./canonical.ts";
import { checkRoots, openDocument, readBody, readContent } from "./document.ts";

/** Updates that do not make one whole document together. */
export class BrokenLog extends Error {}

/** The document that these updates make, in their order. Throws `BrokenLog` when one is damaged or something between them is missing. */
export function replayed(updates: readonly Uint8Array[]): Y.Doc {
  const doc = openDocument();
  try {
    doc.transact(() => {
      for (const update of updates) Y.applyUpdate(doc, update);
    });
  } catch (cause) {
    doc.destroy();
    throw new BrokenLog("an update cannot be applied", { cause });
  }
  if (isWaiting(doc)) {
    doc.destroy();
    throw new BrokenLog("an update builds on what is not there");
  }
  return doc;
}

/**
 * How many of these updates, from the first one on, make a document that a release may hold. Costs
 * several replays when not all do.
 */
export function wholePrefix(updates: readonly Uint8Array[], fieldKeys: readonly string[]): number {
  const isWhole = (length: number) => isValid(updates.slice(0, length), fieldKeys);
  const applied = appliedPrefix(updates);
  if (isWhole(applied)) return applied;
  let good = 0;
  for (let bad = applied; bad - good > 1; ) {
    const middle = Math.floor((good + bad) / 2);
    if (isWhole(middle)) good = middle;
    else bad = middle;
  }
  return good;
}

/** How many can be applied one after the other without a gap. */
function appliedPrefix(updates: readonly Uint8Array[]): number {
  const doc = openDocument();
  try {
    const first = updates.findIndex((update) => {
      try {
        Y.applyUpdate(doc, update);
        return isWaiting(doc);
      } catch {
        return true;
      }
    });
    return first < 0 ? updates.length : first;
  } finally {
    doc.destroy();
  }
}

function isValid(updates: readonly Uint8Array[], fieldKeys: readonly string[]): boolean {
  try {
    const doc = replayed(updates);
    try {
      checkRoots(doc, fieldKeys);
      readContent(doc);
      for (const block of readBody(doc).content ?? []) canonicalBlock(block);
      return true;
    } finally {
      doc.destroy();
    }
  } catch {
    return false;
  }
}

function isWaiting({ store }: Y.Doc): boolean {
  return store.pendingStructs !== null || store.pendingDs !== null;
}

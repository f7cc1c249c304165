import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { entryOf, isBuiltOn } from "./field-entry.ts";

const KEY = "reason";

/** Two pages that hold the same field, and what brings one's words to the other. */
function twoPages() {
  const pages = [1, 2].map((clientID) => {
    const doc = new Y.Doc();
    doc.clientID = clientID;
    return { doc, fields: doc.getMap(KEY) };
  }) as [{ doc: Y.Doc; fields: Y.Map<unknown> }, { doc: Y.Doc; fields: Y.Map<unknown> }];
  const meet = () => {
    for (const [from, to] of [pages, [...pages].reverse()] as (typeof pages)[]) {
      Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc));
    }
  };
  return { pages, meet };
}

describe("[T5] of two simultaneous entries of a field the page that loses knows it", () => {
  test("who writes without having seen mine replaces it, whoever wins", () => {
    const { pages, meet } = twoPages();
    const written = pages.map(({ fields }, at) => {
      fields.set(KEY, `words of ${at}`);
      return entryOf(fields, KEY);
    });
    meet();
    const kept = pages.map(({ fields }, at) => {
      const id = written[at];
      return id && isBuiltOn(fields, KEY, id);
    });
    expect(kept.sort()).toEqual([false, true]);
  });

  test("also after several entries on either side", () => {
    const { pages, meet } = twoPages();
    pages[0].fields.set(KEY, "before");
    meet();
    pages[0].fields.set(KEY, "mine");
    const mine = entryOf(pages[0].fields, KEY) as NonNullable<ReturnType<typeof entryOf>>;
    pages[1].fields.set(KEY, "theirs");
    pages[1].fields.set(KEY, "theirs, again");
    meet();
    expect(isBuiltOn(pages[0].fields, KEY, mine)).toBe(pages[0].fields.get(KEY) === "mine");
  });

  test("who has seen mine and goes on from it replaces nothing unseen", () => {
    const { pages, meet } = twoPages();
    pages[0].fields.set(KEY, "mine");
    const mine = entryOf(pages[0].fields, KEY) as NonNullable<ReturnType<typeof entryOf>>;
    meet();
    pages[1].fields.set(KEY, "mine, and more");
    pages[1].fields.set(KEY, "another sentence");
    meet();
    expect(pages[0].fields.get(KEY)).toBe("another sentence");
    expect(isBuiltOn(pages[0].fields, KEY, mine)).toBe(true);
  });
});

import { expect, test } from "vitest";
import * as Y from "yjs";
import { canonicalBody } from "#domain/canonical.ts";
import { InvalidContent, readContent } from "#domain/document.ts";
import { textOf } from "./testing-client.ts";
import { seeded } from "./testing-random.ts";
import { MemoryStore } from "./testing-store.ts";
import { TextTracker } from "./text-tracker.ts";

const KEYS = ["tempat", "tanggal"];

/** The canonical text the slow way: everything read anew. */
function wholeText(doc: Y.Doc): string {
  const { title, body, fields } = readContent(doc);
  return JSON.stringify([title, canonicalBody(body), Object.entries(fields).sort()]);
}

function change(doc: Y.Doc, random: () => number): void {
  const pick = (n: number) => Math.floor(random() * n);
  const body = doc.getXmlFragment("body");
  const title = (doc.getXmlFragment("title").get(0) as Y.XmlElement).get(0) as Y.XmlText;
  const kind = body.length ? pick(9) : 2;
  if (kind < 2) textOf(doc, pick(body.length)).insert(0, "ab ");
  else if (kind === 2) body.insert(pick(body.length + 1), [new Y.XmlElement("paragraph")]);
  else if (kind === 3) body.delete(pick(body.length), 1);
  else if (kind === 4)
    (body.get(pick(body.length)) as Y.XmlElement).setAttribute(
      "id",
      `b${Math.floor(random() * 1e9)}`,
    );
  else if (kind === 5) title.insert(pick(title.length + 1), pick(2) ? " " : "x");
  else if (kind === 6) doc.getMap("fields").set("tempat", ["Jepara", "Kudus"][pick(2)]);
  else if (kind === 7) textOf(doc, pick(body.length)).format(0, 2, { bold: true });
  else {
    const text = textOf(doc, pick(body.length));
    text.delete(0, Math.min(text.length, 3));
  }
}

test("[C25] reading only what was touched finds the same changes as reading everything", () => {
  for (let seed = 1; seed <= 30; seed++) {
    const random = seeded(seed);
    const doc = new MemoryStore().replay();
    const tracker = new TextTracker(doc, KEYS);
    let before = wholeText(doc);
    for (let i = 0; i < 60; i++) {
      doc.transact(() => {
        for (let n = 1 + Math.floor(random() * 2); n > 0; n--) change(doc, random);
      });
      const after = wholeText(doc);
      expect([seed, i, tracker.read()]).toEqual([seed, i, before !== after]);
      before = after;
    }
    expect(tracker.nodes).toBe(new TextTracker(doc, KEYS).nodes);
  }
});

test("[C11] a document with invalid content does not open, and a touched block is checked", () => {
  const doc = new MemoryStore().replay();
  const tracker = new TextTracker(doc, KEYS);
  expect(() => new TextTracker(doc, [])).toThrow(InvalidContent);
  (doc.getXmlFragment("body").get(0) as Y.XmlElement).setAttribute("onclick", "x");
  expect(() => tracker.read()).toThrow(InvalidContent);
  expect(() => new TextTracker(doc, KEYS)).toThrow(InvalidContent);
});

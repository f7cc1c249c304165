import * as encoding from "lib0/encoding";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { openDocument } from "#domain/document.ts";
import { MalformedUpdate, readUpdate } from "./guard.ts";
import { textOf } from "./testing-client.ts";
import { MemoryStore } from "./testing-store.ts";

const store = new MemoryStore();

function author(clientId: number): Y.Doc {
  const doc = store.replay();
  doc.clientID = clientId;
  return doc;
}

test("[C7] an update introduces the ids of its new structs, not of those it repeats", () => {
  const [doc, other] = [author(5), author(6)];
  textOf(doc).insert(0, "a");
  textOf(other).insert(0, "b");
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
  const both = Y.encodeStateAsUpdate(doc);
  expect([...readUpdate(both, store.replay()).introduces].sort()).toEqual([5, 6]);
  expect(readUpdate(both, other).introduces).toEqual([5]);
  textOf(other).insert(1, "c");
  expect(readUpdate(Y.encodeStateAsUpdate(other), doc).introduces).toEqual([6]);
});

test("[C4] an update is known when its deletions are there too", () => {
  const doc = author(5);
  const before = store.replay();
  textOf(doc).delete(0, 2);
  const update = Y.encodeStateAsUpdate(doc);
  expect(readUpdate(update, before)).toEqual({
    introduces: [],
    hasGap: false,
    inserted: 0,
    isKnown: false,
  });
  expect(readUpdate(Y.encodeStateAsUpdate(doc), openDocument()).inserted).toBeGreaterThan(0);
  Y.applyUpdate(before, update);
  expect(readUpdate(update, before).isKnown).toBe(true);
  expect(readUpdate(Uint8Array.of(0, 0), before).isKnown).toBe(true);
});

test("[C8] missing structs, neighbours and deletions of what is not there are gaps", () => {
  const doc = author(5);
  textOf(doc).insert(0, "a");
  const first = Y.encodeStateVector(doc);
  textOf(doc).insert(1, "b");
  expect(readUpdate(Y.encodeStateAsUpdate(doc, first), store.replay()).hasGap).toBe(true);
  const neighbour = openDocument(Y.encodeStateAsUpdate(doc));
  neighbour.clientID = 9;
  const before = Y.encodeStateVector(neighbour);
  textOf(neighbour).insert(2, "c");
  expect(readUpdate(Y.encodeStateAsUpdate(neighbour, before), store.replay()).hasGap).toBe(true);
  const here = Y.encodeStateVector(doc);
  textOf(doc).delete(0, 2);
  const deletion = Y.encodeStateAsUpdate(doc, here);
  expect(readUpdate(deletion, store.replay()).hasGap).toBe(true);
});

test("[C10] what no Yjs client makes is malformed", () => {
  const doc = store.replay();
  const unknownRoot = new Y.Doc();
  unknownRoot.getText("lain").insert(0, "x");
  for (const update of [
    Uint8Array.of(),
    Uint8Array.of(1, 1),
    Uint8Array.of(1, 1, 5, 0, 0, 0, 0), // a struct of length 0
    Uint8Array.of(1, 1, 5, 0, 0, 255, 255, 255, 255, 127, 0), // a length of 2^35
    Uint8Array.of(1, 1, 255, 255, 255, 255, 127, 0, 0, 1, 0), // a client id of 2^35
    Uint8Array.of(255, 255, 255, 255, 15, 255, 255, 255, 255, 15, 1, 0),
    Y.encodeStateAsUpdate(unknownRoot),
  ]) {
    expect(() => readUpdate(update, doc)).toThrow(MalformedUpdate);
  }
  expect([...doc.share.keys()].sort()).toEqual(["body", "fields", "title"]);
});

test("[C10] deletions that overlap are malformed, and so is a format of a megabyte", () => {
  const doc = author(5);
  textOf(doc).insert(0, "x".repeat(100));
  const ranges = encoding.createEncoder();
  for (const n of [0, 1, 5, 2, 0, 50, 40, 10]) encoding.writeVarUint(ranges, n);
  expect(() => readUpdate(encoding.toUint8Array(ranges), doc)).toThrow(MalformedUpdate);
  const before = Y.encodeStateVector(doc);
  textOf(doc).format(0, 1, { bold: { hidden: "x".repeat(1_000_000) } });
  const update = Y.encodeStateAsUpdate(doc, before);
  expect(() => readUpdate(update, store.replay())).toThrow(MalformedUpdate);
});

import * as Y from "yjs";
import { textOf } from "./testing-client.ts";

/** A small seeded generator (mulberry32) for numbers in [0, 1). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** What a person's work on a document is sent as; the document is changed. */
export function realUpdates(doc: Y.Doc): Uint8Array[] {
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  textOf(doc).insert(4, " kalimat");
  textOf(doc).format(0, 4, { bold: true });
  textOf(doc).delete(2, 3);
  doc.getXmlFragment("body").insert(1, [new Y.XmlElement("heading")]);
  doc.getMap("fields").set("tempat", "Jepara");
  doc.getMap("fields").set("tanggal", ["a", "b"]);
  textOf(doc, 1).insert(0, "Judul bagian é 😀");
  doc.getXmlFragment("body").delete(0, 1);
  return [...updates, Y.encodeStateAsUpdate(doc)];
}

/** One of the updates with a few bytes changed, sometimes cut short. */
export function mutated(updates: readonly Uint8Array[], random: () => number): Uint8Array {
  const bytes = Uint8Array.from(updates[Math.floor(random() * updates.length)] ?? []);
  for (let flips = 1 + Math.floor(random() * 3); flips > 0; flips--) {
    bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
  }
  return bytes.slice(0, random() < 0.1 ? Math.floor(random() * bytes.length) : bytes.length);
}

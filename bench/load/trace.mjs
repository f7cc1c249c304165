// Documents with the history of real typing: the traces are replayed by one author after another,
// each in a paragraph of their own.
import { readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import * as Y from "yjs";
import { plainText } from "./text.mjs";

const folder = path.join(import.meta.dirname, "../traces");
const NAMES = ["json-crdt-blog-post", "sveltecomponent"];

function read(name) {
  const trace = JSON.parse(gunzipSync(readFileSync(path.join(folder, `${name}.json.gz`))));
  const patches = trace.txns.flatMap((transaction) => transaction.patches);
  return { patches, end: oneLine(trace.endContent) };
}

/** A paragraph has no line breaks. */
const oneLine = (text) => text.replaceAll("\n", " ");

/**
 * The encoded state after so many edits. Every trace that was replayed to its end is checked against
 * the text that came with it.
 */
export function replayed(edits) {
  const traces = NAMES.map(read);
  let state;
  let left = edits;
  for (let round = 0; left > 0; round++) {
    const { patches, end } = traces[round % traces.length];
    const take = Math.min(left, patches.length);
    const written = writeOne(state, patches.slice(0, take));
    if (take === patches.length && written.text !== end) throw new Error("a trace went wrong");
    state = written.state;
    left -= take;
  }
  return state;
}

function writeOne(before, patches) {
  const doc = new Y.Doc();
  if (before) Y.applyUpdate(doc, before);
  const paragraph = new Y.XmlElement("paragraph");
  const text = new Y.XmlText();
  paragraph.insert(0, [text]);
  doc.getXmlFragment("body").push([paragraph]);
  for (const [position, deleted, inserted] of patches) {
    doc.transact(() => {
      if (deleted) text.delete(position, deleted);
      if (inserted) text.insert(position, oneLine(inserted));
    });
  }
  const state = Y.encodeStateAsUpdate(doc);
  const written = plainText(doc).split("\n").at(-1);
  doc.destroy();
  return { state, text: written };
}

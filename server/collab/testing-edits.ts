import * as Y from "yjs";
import { ROOT } from "#domain/room.ts";

/** A random edit: what is done, where, and how much; each number is taken modulo what there is. */
export type Edit = { kind: EditKind; at: number; size: number };
export const EDIT_KINDS = [
  "insert",
  "insert",
  "insert",
  "delete",
  "delete",
  "bold",
  "paragraph",
  "heading",
  "list",
  "quote",
  "remove-block",
  "field",
  "title",
  "shorten-title",
] as const;
export type EditKind = (typeof EDIT_KINDS)[number];

/** One code unit each: nobody's editor cuts an emoji in two, and Yjs mends such a cut on one side only. */
const WORDS = "abcdé ñxyz";

/** Does an edit as the editor would write it; a text without a place for it stays as it is. */
export function perform(doc: Y.Doc, edit: Edit): void {
  doc.transact(() => performIn(doc, edit));
}

function performIn(doc: Y.Doc, { kind, at, size }: Edit): void {
  const body = doc.getXmlFragment(ROOT.body);
  switch (kind) {
    case "insert":
      insert(pick(textsIn(body), at), at, size);
      return;
    case "delete":
      remove(pick(textsIn(body), at), at, size);
      return;
    case "bold": {
      const text = pick(textsIn(body), at);
      const from = at % ((text?.length ?? 0) + 1);
      const length = Math.min(1 + (size % 9), (text?.length ?? 0) - from);
      if (text && length > 0) text.format(from, length, { bold: size % 2 ? true : null });
      return;
    }
    case "remove-block":
      if (body.length > 1) body.delete(at % body.length, 1);
      return;
    case "field": {
      const fields = doc.getMap(ROOT.fields);
      const key = pick([...fields.keys()].sort(), at);
      if (key) fields.set(key, `nilai ${size}`);
      return;
    }
    case "title":
      insert(pick(textsIn(doc.getXmlFragment(ROOT.title)), at), at, size);
      return;
    case "shorten-title":
      remove(pick(textsIn(doc.getXmlFragment(ROOT.title)), at), at, size);
      return;
    default:
      body.insert(at % (body.length + 1), [BLOCKS[kind]()]);
  }
}

const BLOCKS = {
  paragraph: () => element("paragraph"),
  heading: () => element("heading", new Y.XmlText("Bagian")),
  list: () => element("bulletList", element("listItem", element("paragraph", new Y.XmlText("x")))),
  quote: () => element("quote", element("paragraph", new Y.XmlText("kata"))),
};

function element(name: string, ...children: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement {
  const it = new Y.XmlElement(name);
  it.insert(0, children);
  return it;
}

function insert(text: Y.XmlText | undefined, at: number, size: number): void {
  text?.insert(at % (text.length + 1), WORDS.slice(0, 1 + (size % WORDS.length)));
}

function remove(text: Y.XmlText | undefined, at: number, size: number): void {
  if (!text?.length) return;
  const from = at % text.length;
  text.delete(from, Math.min(1 + (size % 6), text.length - from));
}

function pick<T>(from: readonly T[], at: number): T | undefined {
  return from[at % Math.max(1, from.length)];
}

/** Every text below a fragment, in order; an empty paragraph gets one. */
function textsIn(parent: Y.XmlFragment): Y.XmlText[] {
  return parent.toArray().flatMap((child) => {
    if (child instanceof Y.XmlText) return [child];
    if (!(child instanceof Y.XmlElement)) return [];
    if (child.length === 0 && child.nodeName === "paragraph") child.insert(0, [new Y.XmlText()]);
    return textsIn(child);
  });
}

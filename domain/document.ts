import { prosemirrorJSONToYXmlFragment } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import type { FieldValue } from "./canonical.ts";
import { isCleanText } from "./clean-text.ts";
import { CommentMark } from "./comment-mark.ts";
import { partOf, type Span, withoutComments } from "./commented.ts";
import { standing } from "./decided.ts";
import { lackOf, withoutLacks } from "./lacking.ts";
import { ROOT } from "./room.ts";
import { bodySchema, type JsonNode, titleSchema } from "./schema.ts";
import { mendedTable } from "./table-grid.ts";

/** Something in a Y.Doc that a release may not hold; the message says what, never the text. */
export class InvalidContent extends Error {}

/** Deepest nesting of elements below a root that is read; deeper content is invalid. */
const MAX_DEPTH = 32;
/** Differently formatted pieces in one text; more cost too much to read at every keystroke. */
const MAX_RUNS = 2000;
const MAX_FIELD_LENGTH = 2000;
const MAX_FIELD_ITEMS = 50;
/** Never sent nor stored; the random one that Yjs would draw costs more than a small document. */
const GUID = "rilis";

export type DraftContent = { title: string; body: JsonNode; fields: Record<string, FieldValue> };

/** A Y.Doc with the three roots in place, so that a hostile update cannot give them a new kind. */
export function openDocument(update?: Uint8Array): Y.Doc {
  const doc = new Y.Doc({ guid: GUID });
  doc.getXmlFragment(ROOT.body);
  doc.getXmlFragment(ROOT.title);
  doc.getMap(ROOT.fields);
  if (update) Y.applyUpdate(doc, update);
  return doc;
}

/** Hangs a thread of comments at a span of the body; what of it is not there is passed over. */
export function hangComment(doc: Y.Doc, thread: string, span: Span): void {
  const key = keyOfMark({ type: CommentMark.name, attrs: { thread } });
  doc.transact(() => {
    doc.getXmlFragment(ROOT.body).forEach((top, block) => {
      const [from, to] = partOf(span, block);
      let offset = 0;
      for (const text of textsIn(top)) {
        const start = Math.max(from - offset, 0);
        const length = Math.min(to - offset, text.length) - start;
        if (length > 0) text.format(start, length, { [key]: { thread } });
        offset += text.length;
      }
    });
  });
}

/** Under which key the binding of an editor keeps a mark. */
function keyOfMark(mark: { type: string; attrs: Record<string, unknown> }): string {
  const fragment = openDocument().getXmlFragment(ROOT.body);
  const content = [{ type: "paragraph", content: [{ type: "text", text: "x", marks: [mark] }] }];
  refill(fragment, { type: "doc", content }, bodySchema);
  const [text] = textsIn(fragment.get(0));
  const [run] = (text?.toDelta() ?? []) as { attributes?: object }[];
  return Object.keys(run?.attributes ?? {})[0] ?? mark.type;
}

function textsIn(node: unknown): Y.XmlText[] {
  if (node instanceof Y.XmlText) return [node];
  return node instanceof Y.XmlElement ? node.toArray().flatMap(textsIn) : [];
}

/** Replaces title and body and sets fields in one transaction; how the server writes templates. */
export function writeContent(doc: Y.Doc, content: Partial<DraftContent>): void {
  doc.transact(() => {
    if (content.title !== undefined) {
      const text = content.title ? [{ type: "text", text: content.title }] : [];
      const json = { type: "doc", content: [{ type: "paragraph", content: text }] };
      refill(doc.getXmlFragment(ROOT.title), json, titleSchema);
    }
    if (content.body) refill(doc.getXmlFragment(ROOT.body), content.body, bodySchema);
    const fields = doc.getMap(ROOT.fields);
    for (const [key, value] of Object.entries(content.fields ?? {})) fields.set(key, value);
  });
}

/** Replaces all of a draft by what is given, in one transaction; nothing that stood there goes on in it. */
export function replaceContent(doc: Y.Doc, content: DraftContent): void {
  doc.transact(() => {
    const fields = doc.getMap(ROOT.fields);
    for (const key of [...fields.keys()]) if (!(key in content.fields)) fields.delete(key);
    writeContent(doc, content);
  });
}

function refill(fragment: Y.XmlFragment, json: JsonNode, schema: typeof bodySchema): void {
  fragment.delete(0, fragment.length);
  prosemirrorJSONToYXmlFragment(schema, json, fragment);
}

/**
 * Title, body and fields of a draft as they stand: without the marks of comments, and as if every
 * open proposal were rejected. Throws `InvalidContent` for what the schema does not know.
 */
export function readContent(doc: Y.Doc): DraftContent {
  const body = standing(withoutComments(readBody(doc)));
  return { title: readTitle(doc), body, fields: readFields(doc) };
}

/** The body of a draft as it is stored, with comments and proposals. Throws `InvalidContent`. */
export function readBody(doc: Y.Doc): JsonNode {
  const blocks = childrenOf(doc.getXmlFragment(ROOT.body)).map((block) => readBlock(block).json);
  return { type: "doc", content: blocks.length ? blocks : [{ type: "paragraph" }] };
}

/**
 * One top-level block of the body as checked JSON, attributes as stored. Where it lacks what may not
 * be missing in it because somebody deleted it, it is read as if that stood there, empty.
 */
export function readBlock(block: unknown): { json: JsonNode; lacks: boolean } {
  const stored = readElement(block, 1);
  const json = withoutLacks(stored);
  try {
    bodySchema.nodeFromJSON(json).check();
  } catch (error) {
    throw new InvalidContent(`block does not fit the schema: ${(error as Error).name}`);
  }
  if (!bodySchema.nodes[json.type ?? ""]?.isInGroup("block")) {
    throw new InvalidContent("only blocks stand in the body");
  }
  return { json, lacks: json !== stored };
}

/** The title as one line; several paragraphs, which two simultaneous pastes can make, are joined. */
export function readTitle(doc: Y.Doc): string {
  return childrenOf(doc.getXmlFragment(ROOT.title))
    .map(titleLine)
    .join(" ")
    .replace(/\s+/g, " ")
    .trim();
}

function titleLine(paragraph: unknown): string {
  if (!(paragraph instanceof Y.XmlElement) || paragraph.nodeName !== "paragraph") {
    throw new InvalidContent("a title is a paragraph");
  }
  if (Object.keys(paragraph.getAttributes()).length) {
    throw new InvalidContent("a title has no attributes");
  }
  return childrenOf(paragraph)
    .flatMap((text) => readText(text))
    .map((piece) => {
      if (piece.type !== "text" || piece.marks?.length)
        throw new InvalidContent("a title is plain");
      return piece.text ?? "";
    })
    .join("");
}

/** The fields as stored; the caller checks the keys against the template. */
export function readFields(doc: Y.Doc): Record<string, FieldValue> {
  const entries = [...doc.getMap(ROOT.fields).entries()];
  return Object.fromEntries(entries.map(([key, value]) => [key, fieldValue(value)]));
}

/** Refuses roots other than the three, and the three used as another kind of type. */
export function checkRoots(doc: Y.Doc, fieldKeys: readonly string[]): void {
  const known: string[] = Object.values(ROOT);
  for (const name of doc.share.keys()) {
    if (!known.includes(name)) throw new InvalidContent("unknown root");
  }
  const body = doc.getXmlFragment(ROOT.body);
  const title = doc.getXmlFragment(ROOT.title);
  const fields = doc.getMap(ROOT.fields);
  if (body._map.size || title._map.size || fields._start)
    throw new InvalidContent("root of a wrong kind");
  childrenOf(body);
  childrenOf(title);
  for (const key of fields.keys()) {
    if (!fieldKeys.includes(key)) throw new InvalidContent("unknown field");
  }
}

function fieldValue(value: unknown): FieldValue {
  const isText = (v: unknown): v is string =>
    typeof v === "string" && v.length <= MAX_FIELD_LENGTH && isCleanText(v);
  if (isText(value)) return value;
  if (Array.isArray(value) && value.length <= MAX_FIELD_ITEMS && value.every(isText)) return value;
  throw new InvalidContent("a field is a text or a list of texts");
}

/**
 * What stands in a fragment or element. Yjs passes over items that are no types when it lists the
 * children; here they are refused, or megabytes could hide where nobody sees them.
 */
function childrenOf(parent: Y.XmlFragment): unknown[] {
  const children: unknown[] = [];
  for (let item = parent._start; item; item = item.right) {
    if (item.deleted) continue;
    if (!(item.content instanceof Y.ContentType)) throw new InvalidContent("not an element");
    children.push(item.content.type);
  }
  return children;
}

function readElement(node: unknown, depth: number): JsonNode {
  if (depth > MAX_DEPTH) throw new InvalidContent("nested too deeply");
  if (!(node instanceof Y.XmlElement)) throw new InvalidContent("not an element");
  const type = node.nodeName;
  if (!Object.hasOwn(bodySchema.nodes, type)) throw new InvalidContent("unknown node");
  const declared = bodySchema.nodes[type]?.spec.attrs ?? {};
  const attrs: Record<string, unknown> = { ...node.getAttributes() };
  for (const key of Object.keys(attrs)) {
    if (!Object.hasOwn(declared, key)) throw new InvalidContent("unknown attribute");
    const value = attrs[key];
    if (typeof value === "string" && !isCleanText(value)) throw new InvalidContent("unclean text");
  }
  const content = childrenOf(node).flatMap((child) => {
    return child instanceof Y.XmlText ? readText(child) : [readElement(child, depth + 1)];
  });
  if (lackOf(type, content[0]?.type) && !hasLost(node)) throw new InvalidContent("never whole");
  const json = {
    type,
    ...(Object.keys(attrs).length ? { attrs } : {}),
    ...(content.length ? { content } : {}),
  };
  if (type === "table" && !mendedTable(json)) throw new InvalidContent("no table, or too large");
  return json;
}

/** Whether something that stood in it was deleted. */
function hasLost(node: Y.XmlElement): boolean {
  let item = node._start;
  while (item && !item.deleted) item = item.right;
  return item !== null;
}

function readText(text: unknown): JsonNode[] {
  if (!(text instanceof Y.XmlText)) throw new InvalidContent("not a text");
  if (text._map.size) throw new InvalidContent("a text has no attributes");
  const runs = text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[];
  if (runs.length > MAX_RUNS) throw new InvalidContent("too many runs");
  return runs.map(({ insert, attributes }) => {
    if (typeof insert !== "string") throw new InvalidContent("embedded object");
    if (!isCleanText(insert)) throw new InvalidContent("unclean text");
    const marks = Object.entries(attributes ?? {}).map(([type, attrs]) => readMark(type, attrs));
    return { type: "text", text: insert, ...(marks.length ? { marks } : {}) };
  });
}

/** Marks of which several may cover the same words stand under their name and eight signs. */
const SEVERAL = /^(.+)--[A-Za-z0-9+/=]{8}$/;

function markOf(key: string): string {
  const name = SEVERAL.exec(key)?.[1] ?? key;
  const type = Object.hasOwn(bodySchema.marks, name) ? bodySchema.marks[name] : undefined;
  return type && !type.excludes(type) ? name : key;
}

function readMark(key: string, attrs: unknown): { type: string; attrs?: Record<string, unknown> } {
  const type = markOf(key);
  if (!Object.hasOwn(bodySchema.marks, type)) throw new InvalidContent("unknown mark");
  if (attrs === true) return { type };
  if (typeof attrs !== "object" || attrs === null)
    throw new InvalidContent("mark without attributes");
  const declared = bodySchema.marks[type]?.spec.attrs ?? {};
  for (const key of Object.keys(attrs)) {
    if (!Object.hasOwn(declared, key)) throw new InvalidContent("unknown attribute");
  }
  return { type, attrs: { ...attrs } };
}

// Documents as the newsroom has them: paragraphs with one text each in the fragment `body`.
import * as Y from "yjs";

const body = (doc) => doc.getXmlFragment("body");

/** An update that adds paragraphs of the given texts. */
export function paragraphs(texts) {
  const doc = new Y.Doc();
  body(doc).insert(
    0,
    texts.map((text) => {
      const paragraph = new Y.XmlElement("paragraph");
      paragraph.insert(0, [new Y.XmlText(text)]);
      return paragraph;
    }),
  );
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return update;
}

/** Opening words of the paragraph that belongs to a seat. */
export const opening = (seat) => `Paragraf ${seat} dari naskah.`;

/** The text of a seat's paragraph; the template of a release has paragraphs of its own. */
export function textOf(doc, seat) {
  const texts = body(doc)
    .toArray()
    .flatMap((block) => (block.length ? [block.get(0)] : []));
  return texts.find((text) => text.toString().startsWith(opening(seat)));
}

/** The text of a document, a line for each paragraph. */
export const plainText = (doc) =>
  body(doc)
    .toArray()
    .map((block) => block.toArray().join(""))
    .join("\n");

/** The text of an encoded state. */
export function plainTextOf(state) {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  const text = plainText(doc);
  doc.destroy();
  return text;
}

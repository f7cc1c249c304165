import { expect, test } from "vitest";
import * as Y from "yjs";
import { words } from "#components/words.ts";
import { openDocument, writeContent } from "#domain/document.ts";
import { ROOT } from "#domain/room.ts";
import { wordsOf } from "./room-words.ts";

const paragraph = (text: string) => ({ type: "paragraph", content: [{ type: "text", text }] });

test("[K4] title, body and filled fields can be copied, with their labels", () => {
  const doc = openDocument();
  const body = { type: "doc", content: [paragraph("Satu."), paragraph("Dua.")] };
  writeContent(doc, { title: "Judul", body, fields: { contact: "Sari", place: "" } });
  expect(wordsOf(doc, words("id"))).toBe("Judul\n\nSatu.\n\nDua.\n\nNarahubung: Sari");
});

test("[K4] words that are only proposed can be copied too", () => {
  const doc = openDocument();
  const proposal = "01900000-0000-7000-8000-00000000000a/1764200000000/aaaa";
  const marked = (type: string, text: string) => {
    return { type: "text", text, marks: [{ type, attrs: { proposal } }] };
  };
  const content = [marked("deletion", "Lama."), marked("insertion", "Baru.")];
  writeContent(doc, { body: { type: "doc", content: [{ type: "paragraph", content }] } });
  expect(wordsOf(doc, words("id"))).toBe("Baru.");
});

test("[K4] the words of what the schema refuses can be copied too", () => {
  const doc = openDocument();
  const stranger = new Y.XmlElement("video");
  stranger.insert(0, [new Y.XmlText("Kata di tempat asing.")]);
  doc.getXmlFragment(ROOT.body).insert(0, [stranger]);
  expect(wordsOf(doc, words("id"))).toBe("Kata di tempat asing.");
});

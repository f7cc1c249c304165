import type * as Y from "yjs";
import { fieldLabel, type Translate } from "#components/field-words.ts";
import { agreed } from "#domain/decided.ts";
import { readBody, readContent } from "#domain/document.ts";
import { plainText } from "#domain/plain-text.ts";
import { ROOT } from "#domain/room.ts";

/** Everything that is written in a document, to be read and copied: title, body, filled fields. */
export function wordsOf(doc: Y.Doc, t: Translate): string {
  return parts(doc, t).filter(Boolean).join("\n\n");
}

function parts(doc: Y.Doc, t: Translate): string[] {
  try {
    const { title, fields } = readContent(doc);
    // What somebody proposes are their words too: as if all of it were accepted.
    const body = agreed(readBody(doc));
    const filled = Object.entries(fields).flatMap(([key, value]) => {
      const words = [value].flat().join("\n");
      return words ? [`${fieldLabel(t, key)}: ${words}`] : [];
    });
    return [title, plainText(body), ...filled];
  } catch {
    // What the schema does not know is nobody's text, but its words may be.
    return [ROOT.title, ROOT.body].map((root) => bare(doc.getXmlFragment(root).toString()));
  }
}

function bare(markup: string): string {
  return markup
    .split(/<[^>]*>/)
    .filter((words) => words.trim())
    .join("\n");
}

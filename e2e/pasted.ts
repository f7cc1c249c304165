import { DOMParser as Reader } from "@tiptap/pm/model";
import { cleanHtml } from "#components/editor/paste/clean-html.ts";
import { blocksOf } from "#components/editor/paste/plain-text.ts";
import { bodySchema } from "#domain/schema.ts";

/** What the text gets of a clipboard, inside a browser: `paste.spec.ts` bundles this for its page. */
export function pasted(kind: "html" | "txt", clipboard: string): unknown {
  if (kind === "txt") return blocksOf(clipboard);
  const { body } = new DOMParser().parseFromString(cleanHtml(clipboard), "text/html");
  const doc = Reader.fromSchema(bodySchema).parse(body);
  doc.check();
  return doc.toJSON().content;
}

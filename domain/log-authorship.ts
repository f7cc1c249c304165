import * as Y from "yjs";
import { Authorship } from "./authorship.ts";
import { openDocument } from "./document.ts";
import { ROOT } from "./room.ts";
import { bodySchema } from "./schema.ts";

/**
 * Who wrote which character of the body, by the rows of its log: `writers` has a place in a list of
 * people for each update, null for nobody. The text is that of `bodyWords`. Throws for what cannot
 * be applied.
 */
export function logAuthorship(
  updates: readonly Uint8Array[],
  writers: readonly (number | null)[],
): Authorship {
  const doc = openDocument();
  const lines = new BodyLines(doc);
  const authorship = new Authorship();
  updates.forEach((update, n) => {
    Y.applyUpdate(doc, update);
    if (lines.hasChanged) authorship.change(lines.read(), writers[n] ?? null);
  });
  doc.destroy();
  return authorship;
}

/** The lines of a body, of which only changed blocks are read again. */
class BodyLines {
  readonly #body: Y.XmlFragment;
  #known = new Map<unknown, string>();
  hasChanged = false;

  constructor(doc: Y.Doc) {
    this.#body = doc.getXmlFragment(ROOT.body);
    doc.on("afterTransaction", ({ changed }: Y.Transaction) => {
      for (const type of changed.keys()) this.#note(type);
    });
  }

  read(): string {
    this.hasChanged = false;
    const before = this.#known;
    this.#known = new Map();
    const lines = this.#body.toArray().map((block) => {
      const words = before.get(block) ?? linesIn(block).join("\n");
      this.#known.set(block, words);
      return words;
    });
    return lines.join("\n");
  }

  #note(type: unknown): void {
    let block = type as { parent?: unknown } | null;
    if (block === this.#body) this.hasChanged = true;
    for (; block; block = (block.parent ?? null) as typeof block) {
      if (block.parent !== this.#body) continue;
      this.#known.delete(block);
      this.hasChanged = true;
    }
  }
}

/** One line for each block of text, as `textBlocksOf` reads them in an editor. */
function linesIn(element: unknown): string[] {
  if (!(element instanceof Y.XmlElement)) return [];
  const children = element.toArray();
  if (!bodySchema.nodes[element.nodeName]?.isTextblock) return children.flatMap(linesIn);
  return [children.map(wordsIn).join("")];
}

function wordsIn(inline: unknown): string {
  if (!(inline instanceof Y.XmlText)) return "\n";
  const pieces = inline.toDelta() as { insert: unknown }[];
  return pieces.map(({ insert }) => (typeof insert === "string" ? insert : "")).join("");
}

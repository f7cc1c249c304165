import type { Node } from "@tiptap/pm/model";
import { Decoration } from "@tiptap/pm/view";
import { Authorship, type Run } from "#domain/authorship.ts";
import { textBlocksOf } from "#domain/checks/checked-text.ts";

/** How the words of an author are shown, and what their tooltip says. */
export type AuthorLook = { look: string; name: string };
type Written = { text: string; runs: readonly Run[]; looks: readonly (AuthorLook | null)[] };

/** The tints of a document. What was written since the server was asked is nobody's until it is asked again. */
export function authorsIn(written: Written): (doc: Node) => Decoration[] {
  return (doc) => {
    const blocks = textBlocksOf(doc);
    const authorship = new Authorship(written.text, written.runs);
    authorship.change(blocks.map(({ text }) => text).join("\n"), null);
    const marks: Decoration[] = [];
    let at = 0;
    for (const { author, length } of authorship.runs) {
      const of = author === null ? null : written.looks[author];
      if (of) marks.push(...placesIn(blocks, at, at + length).map((range) => mark(range, of)));
      at += length;
    }
    return marks;
  };
}

type Range = { from: number; to: number };

function mark({ from, to }: Range, { look, name }: AuthorLook): Decoration {
  return Decoration.inline(from, to, { class: `author ${look}`, title: name });
}

/** Where a run of the words stands in the document; a run may reach over several blocks. */
function placesIn(blocks: ReturnType<typeof textBlocksOf>, start: number, end: number): Range[] {
  let at = 0;
  return blocks.flatMap(({ position, text }) => {
    const [from, to] = [Math.max(start - at, 0), Math.min(end - at, text.length)];
    at += text.length + 1;
    return from < to ? [{ from: position + from, to: position + to }] : [];
  });
}

import * as Y from "yjs";
import { DELETION, INSERTION, proposalOf } from "#domain/proposals.ts";
import { ROOT } from "#domain/room.ts";

/** Letters that stand side by side in a text and are marked alike: of whom they are, and where. */
type Piece = {
  text: Y.XmlText;
  index: number;
  client: number;
  clock: number;
  length: number;
  /** The proposals that they belong to; null for none. */
  insertion: string | null;
  deletion: string | null;
};

/** How every letter of a body is marked. */
export class MarkedLetters {
  readonly #pieces = new Map<number, Piece[]>();
  readonly #texts = new Set<Y.XmlText>();

  constructor(doc: Y.Doc) {
    for (const piece of piecesOf(doc)) {
      this.#texts.add(piece.text);
      const known = this.#pieces.get(piece.client);
      if (known) known.push(piece);
      else this.#pieces.set(piece.client, [piece]);
    }
  }

  /**
   * Merging may lose the end of a mark, which then reaches over everything behind it. Takes proposals
   * off letters that were there before and stood outside of them; those that the writer may have
   * struck just now stay struck. `isDeep` takes also what is new in a text out of what others would
   * put in: the writer has written it.
   */
  mend(doc: Y.Doc, writer: string, isDeep: boolean): void {
    const wrong = piecesOf(doc).flatMap((piece) => this.#wrongIn(piece, writer, isDeep));
    doc.transact(() => {
      for (const { text, index, mark } of wrong) text.format(index, 1, { [mark]: null });
    });
  }

  #wrongIn(piece: Piece, writer: string, isDeep: boolean) {
    const { text, index, client, clock, length, insertion, deletion } = piece;
    const isOthers = deletion !== null && proposalOf(deletion)?.author !== writer;
    const takesNew = isDeep && this.#texts.has(text) && proposalOf(insertion)?.author !== writer;
    if (!insertion && !isOthers) return [];
    const wrong: { text: Y.XmlText; index: number; mark: string }[] = [];
    for (let at = 0; at < length; at++) {
      const before = this.#find(client, clock + at);
      if (!before && !takesNew) continue;
      if (insertion && !before?.insertion) wrong.push({ text, index: index + at, mark: INSERTION });
      if (isOthers && before && !before.deletion)
        wrong.push({ text, index: index + at, mark: DELETION });
    }
    return wrong;
  }

  #find(client: number, clock: number): Piece | undefined {
    return this.#pieces
      .get(client)
      ?.find((piece) => piece.clock <= clock && clock < piece.clock + piece.length);
  }
}

function piecesOf(doc: Y.Doc): Piece[] {
  const pieces: Piece[] = [];
  const read = (type: unknown) => {
    if (type instanceof Y.XmlText) pieces.push(...piecesIn(type));
    else if (type instanceof Y.XmlFragment) type.forEach(read);
  };
  read(doc.getXmlFragment(ROOT.body));
  return pieces;
}

function piecesIn(text: Y.XmlText): Piece[] {
  const pieces: Piece[] = [];
  const marks = new Map<string, string | null>();
  let index = 0;
  for (let item = text._start; item; item = item.right) {
    if (item.deleted) continue;
    if (item.content instanceof Y.ContentFormat) {
      const value = item.content.value as { proposal?: unknown } | null;
      marks.set(`${item.content.key}`, value ? String(value.proposal) : null);
    } else if (item.countable) {
      const { client, clock } = item.id;
      const [insertion = null, deletion = null] = [marks.get(INSERTION), marks.get(DELETION)];
      pieces.push({ text, index, client, clock, length: item.length, insertion, deletion });
      index += item.length;
    }
  }
  return pieces;
}

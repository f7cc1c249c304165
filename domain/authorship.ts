/** Who wrote so many characters of a text: a place in a list of people, or null for nobody known. */
export type Run = { author: number | null; length: number };

/** Lines taken out that are known again when they come back; shorter ones could be anybody's. */
const MAX_PIECES = 50;
const MIN_PIECE = 12;
/** Pairs of words that one comparison looks at; a replacement beyond that is all new. */
const MAX_PAIRS = 250_000;

type Author = number | null;
/** Words, and who wrote each character of them. */
type Written = { words: string; authors: readonly Author[] };

/**
 * Who wrote which character of a text, followed from change to change by its words alone: whoever
 * breaks a line, makes a heading of it or moves it has not written it, however the editor stores
 * that. What one person replaces is compared word by word. Line breaks are nobody's.
 */
export class Authorship {
  #lines: Written[];
  /** What was taken out and may come back elsewhere. */
  #pieces: Written[] = [];

  /** `runs` cover the text from its beginning; what they leave is nobody's. */
  constructor(text = "", runs: readonly Run[] = []) {
    const authors = runs.flatMap(({ author, length }) => Array<Author>(length).fill(author));
    while (authors.length < text.length) authors.push(null);
    this.#lines = linesOf({ words: text, authors });
  }

  get text(): string {
    return this.#lines.map(({ words }) => words).join("\n");
  }

  /** Neighbours of one author are one run. */
  get runs(): Run[] {
    const runs: Run[] = [];
    for (const author of joined(this.#lines).authors) {
      const last = runs.at(-1);
      if (last && last.author === author) last.length += 1;
      else runs.push({ author, length: 1 });
    }
    return runs;
  }

  /** The text after something that one author did. */
  change(text: string, author: Author): void {
    const next = text.split("\n");
    const same = (at: number, of: number) => this.#lines.at(at)?.words === next.at(of);
    const most = Math.min(this.#lines.length, next.length);
    let start = 0;
    while (start < most && same(start, start)) start += 1;
    let end = 0;
    while (end < most - start && same(-1 - end, -1 - end)) end += 1;
    const old = this.#lines.slice(start, this.#lines.length - end);
    const lines = this.#written(old, next.slice(start, next.length - end), author);
    this.#lines.splice(start, old.length, ...lines);
    this.#pieces = [...this.#pieces, ...old.filter(isLong)].slice(-MAX_PIECES);
  }

  /** Whole lines are known again wherever they stand; the rest is compared. */
  #written(old: Written[], next: string[], author: Author): Written[] {
    const left = [...old];
    const known = next.map((words) => {
      const at = left.findIndex((line) => line.words === words);
      return at < 0 ? null : left.splice(at, 1)[0];
    });
    const words = next.filter((_, n) => !known[n]).join("\n");
    const authors = compared(joined(left), words, author);
    for (const piece of [...this.#pieces, ...left.filter(isLong)]) {
      const at = words.indexOf(piece.words);
      if (at >= 0) authors.splice(at, piece.words.length, ...piece.authors);
    }
    const rest = linesOf({ words, authors });
    return known.flatMap((line) => line ?? rest.shift() ?? []);
  }
}

const isLong = ({ words }: Written) => words.length >= MIN_PIECE;

function linesOf({ words, authors }: Written): Written[] {
  let at = 0;
  return words.split("\n").map((line) => {
    const from = at;
    at += line.length + 1;
    return { words: line, authors: authors.slice(from, from + line.length) };
  });
}

function joined(lines: readonly Written[]): Written {
  const authors = lines.flatMap((line, n) => (n ? [null, ...line.authors] : line.authors));
  return { words: lines.map(({ words }) => words).join("\n"), authors };
}

/** Authors of words that one person put in the place of others. */
function compared(old: Written, words: string, author: Author): Author[] {
  const start = commonStart(old.words, words);
  const end = commonEnd(old.words, words, start);
  const authors = Array<Author>(words.length).fill(author);
  const take = (at: number, from: number, length: number) => {
    for (let i = 0; i < length; i++) authors[at + i] = old.authors[from + i] ?? null;
  };
  take(0, 0, start);
  take(words.length - end, old.words.length - end, end);
  const from = wordsIn(old.words.slice(start, old.words.length - end));
  const to = wordsIn(words.slice(start, words.length - end));
  if (from.length * to.length > MAX_PAIRS) return authors;
  for (const [a, b] of longestCommon(from, to)) take(start + b.at, start + a.at, a.word.length);
  return authors;
}

type Word = { word: string; at: number };

function wordsIn(text: string): Word[] {
  return [...text.matchAll(/\s+|[^\s]+/g)].map(({ 0: word, index: at }) => ({ word, at }));
}

/** The longest common subsequence of two lists of words, by the usual table. */
function longestCommon(from: readonly Word[], to: readonly Word[]): [Word, Word][] {
  const width = to.length + 1;
  const longest = new Uint32Array((from.length + 1) * width);
  const at = (i: number, j: number) => longest[i * width + j] ?? 0;
  for (let i = from.length - 1; i >= 0; i--) {
    for (let j = to.length - 1; j >= 0; j--) {
      const isSame = from[i]?.word === to[j]?.word;
      longest[i * width + j] = isSame ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: [Word, Word][] = [];
  for (let i = 0, j = 0; i < from.length && j < to.length; ) {
    const [a, b] = [from[i], to[j]];
    if (a && b && a.word === b.word) {
      pairs.push([a, b]);
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
}

function commonStart(a: string, b: string): number {
  let at = 0;
  while (at < a.length && at < b.length && a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  return at;
}

/** Never into what the start took already. */
function commonEnd(a: string, b: string, start: number): number {
  const most = Math.min(a.length, b.length) - start;
  let length = 0;
  while (
    length < most &&
    a.charCodeAt(a.length - 1 - length) === b.charCodeAt(b.length - 1 - length)
  ) {
    length += 1;
  }
  return length;
}

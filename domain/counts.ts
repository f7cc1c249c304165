import type { Node } from "@tiptap/pm/model";
import { standingWords } from "./standing-words.ts";

/** What is counted of a text; `linked` is how many characters its addresses would save at 23 each. */
export type Counts = { words: number; characters: number; sentences: number; linked: number };

/** Words a minute of somebody who reads to themselves. */
const READ_A_MINUTE = 200;
/** How long any address counts on X. */
const LINK_ON_X = 23;
const ADDRESS = /https?:\/\/\S+/g;

const NOTHING: Counts = { words: 0, characters: 0, sentences: 0, linked: 0 };
const segmenter = (granularity: Intl.SegmenterOptions["granularity"]) =>
  new Intl.Segmenter("id", { granularity });
const wordly = segmenter("word");
const visible = segmenter("grapheme");
const whole = segmenter("sentence");

/** Counts one block of text. Words that a hyphen joins, as in "undang-undang", are one, and so is an address. */
export function countsOf(text: string): Counts {
  let words = 0;
  let before = { isWord: false, joins: false };
  for (const { segment, isWordLike } of wordly.segment(text.replace(ADDRESS, "a"))) {
    const isWord = isWordLike === true;
    if (isWord && !before.joins) words += 1;
    before = { isWord, joins: before.isWord && segment === "-" };
  }
  const sentences = [...whole.segment(text)].filter(({ segment }) => /[\p{L}\p{N}]/u.test(segment));
  const links = text.match(ADDRESS) ?? [];
  return {
    words,
    characters: [...visible.segment(text)].length,
    sentences: sentences.length,
    linked: links.reduce((sum, { length }) => sum + length - LINK_ON_X, 0),
  };
}

const counted = new WeakMap<Node, Counts>();

/** Blocks never change, a new one takes their place: each is counted once. */
function countsOfBlock(block: Node): Counts {
  const known = counted.get(block);
  if (known) return known;
  const counts = countsOf(standingWords(block).text);
  counted.set(block, counts);
  return counts;
}

/** Counts blocks that nobody has counted yet while there is time; true when none is left. */
export function countAhead(doc: Node, hasTime: () => boolean): boolean {
  let isDone = true;
  doc.descendants((node) => {
    if (!node.isTextblock) return isDone;
    if (isDone && !counted.has(node)) {
      isDone = hasTime();
      if (isDone) countsOfBlock(node);
    }
    return false;
  });
  return isDone;
}

/** Counts a range of a document; between two blocks stands one character. */
export function countsBetween(doc: Node, from: number, to: number): Counts {
  let sum = NOTHING;
  let blocks = 0;
  doc.nodesBetween(from, to, (node, at) => {
    if (!node.isTextblock) return true;
    const [start, end] = [Math.max(from - at - 1, 0), Math.min(to - at - 1, node.content.size)];
    const isWhole = start === 0 && end === node.content.size;
    const part = isWhole ? countsOfBlock(node) : countsOf(standingWords(node, start, end).text);
    sum = added(sum, part);
    blocks += 1;
    return false;
  });
  return { ...sum, characters: sum.characters + Math.max(blocks - 1, 0) };
}

function added(one: Counts, other: Counts): Counts {
  return {
    words: one.words + other.words,
    characters: one.characters + other.characters,
    sentences: one.sentences + other.sentences,
    linked: one.linked + other.linked,
  };
}

/** Minutes that a reader needs, at least one for any words. */
export function minutesToRead({ words }: Counts): number {
  return Math.ceil(words / READ_A_MINUTE);
}

/** Where a text may go and how long it may be there. */
export const CHANNELS = ["summary", "sms", "x", "whatsapp", "instagram", "radio"] as const;
export type Channel = (typeof CHANNELS)[number];

const MOST: Record<Channel, number> = {
  summary: 160,
  sms: 160,
  x: 280,
  whatsapp: 900,
  instagram: 2_200,
  // A minute of reading aloud.
  radio: 140,
};

/** How long a text is for a channel, in characters or, for the radio, in words, and how long it may be. */
export function lengthOn(channel: Channel, counts: Counts): { length: number; most: number } {
  const { words, characters, linked } = counts;
  const lengths: Partial<Record<Channel, number>> = { radio: words, x: characters - linked };
  return { length: lengths[channel] ?? characters, most: MOST[channel] };
}

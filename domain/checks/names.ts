import type { Finding } from "./finding.ts";
import { findingIn } from "./found.ts";
import { type ReadBlock, type Token, tokensOf } from "./tokens.ts";

/** Names that are compared with; more than a text of a page has speakers. */
const MOST = 100;
const MOST_NEIGHBOURS = 10;
const LONGEST_NAME = 120;
const LONGEST_WORD = 40;

/** Degrees and forms of address are no part of a name. */
const TITLES = new Set("h hj drs dra dr ir prof kh st sh se mm m si sos ag kom ap ip".split(" "));

/** Words of known names, and which words stand after and before each of them. */
type Known = {
  after: Map<string, string[]>;
  before: Map<string, string[]>;
  single: string[];
  words: Set<string>;
};

/**
 * A name that differs a little from one that the workspace or a quote's source spells otherwise.
 * Only neighbours of an equal name are compared, so that phrases never look like people.
 */
export function names(blocks: readonly ReadBlock[], directory: readonly string[]): Finding[] {
  const sources = blocks.filter(({ block }) => block.part === "source");
  const speakers = sources.map(({ block }) => block.text.split(",")[0] ?? "");
  const known = knownNames([...directory, ...speakers].slice(0, MOST));
  if (!known.words.size) return [];
  const trusted = knownNames(directory.slice(0, MOST));
  return blocks.flatMap((read) => variantsIn(read, read.block.part === "source" ? trusted : known));
}

function knownNames(all: readonly string[]): Known {
  const known: Known = { after: new Map(), before: new Map(), single: [], words: new Set() };
  const note = (map: Map<string, string[]>, key: string, word: string) => {
    const words = map.get(key) ?? [];
    map.set(key, words);
    if (words.length < MOST_NEIGHBOURS) words.push(word);
  };
  for (const name of all) {
    const words = tokensOf(name.slice(0, LONGEST_NAME))
      .filter(isNameWord)
      .map(({ text }) => text);
    for (const word of words) known.words.add(word);
    words.slice(1).forEach((second, i) => {
      const first = words[i] ?? "";
      note(known.after, first, second);
      note(known.before, second, first);
    });
    const [only] = words;
    if (words.length === 1 && only && only.length >= 7) known.single.push(only);
  }
  return known;
}

function isNameWord({ kind, text, lower }: Token): boolean {
  return kind === "word" && /^\p{Lu}/u.test(text) && text.length > 1 && !TITLES.has(lower);
}

function variantsIn({ block, tokens }: ReadBlock, known: Known): Finding[] {
  if (block.part === "field") return [];
  return tokens.flatMap((token, i) => {
    if (!isNameWord(token) || known.words.has(token.text)) return [];
    if (token.text === token.text.toUpperCase()) return [];
    const [before, after] = [tokens[i - 1]?.text ?? "", tokens[i + 1]?.text ?? ""];
    const isMeant = (name: string) => isVariant(name, token.text);
    const meant =
      known.after.get(before)?.find(isMeant) ??
      known.before.get(after)?.find(isMeant) ??
      known.single.find((name) => isVariant(name, token.text, 1));
    if (!meant) return [];
    const { from, to } = token;
    return findingIn(block, {
      rule: "name",
      from,
      to,
      facts: { name: meant },
      fix: { from, to, text: meant },
    });
  });
}

/** Close enough to be one name: one letter in short words, two in long ones, the same initial. */
function isVariant(name: string, written: string, most = name.length < 7 ? 1 : 2): boolean {
  if (name.length < 5 || written.length < 5 || name[0] !== written[0]) return false;
  if (name.length > LONGEST_WORD || Math.abs(name.length - written.length) > most) return false;
  const distance = distanceOf(name.toLowerCase(), written.toLowerCase());
  return distance >= 1 && distance <= most;
}

function distanceOf(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      next.push(Math.min((row[j - 1] ?? 0) + same, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}

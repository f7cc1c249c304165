/** What is looked for; `put` is what replaces it. */
export type Query = {
  words: string;
  put: string;
  matchCase: boolean;
  wholeWord: boolean;
  /** Whether the words are a pattern of JavaScript. */
  isPattern: boolean;
};

/** A place in one of the texts, its words and what would replace them. */
export type Match = { text: number; from: number; to: number; words: string; put: string };

const WORD = "[\\p{L}\\p{M}\\p{N}_]";

/** The expression for a query; null where a pattern is not a whole one. */
export function expressionOf({ words, isPattern, matchCase, wholeWord }: Query): RegExp | null {
  const source = isPattern ? words : words.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  const whole = wholeWord ? `(?<!${WORD})(?:${source})(?!${WORD})` : source;
  try {
    return new RegExp(whole, matchCase ? "gu" : "giu");
  } catch {
    return null;
  }
}

/** Every place of the query in the texts, in their order; none for an empty one. */
export function findWords(texts: readonly string[], query: Query): Match[] {
  const expression = query.words ? expressionOf(query) : null;
  if (!expression) return [];
  return texts.flatMap((text, index) =>
    [...text.matchAll(expression)].flatMap((match) => {
      const [words] = match;
      if (!words) return [];
      const put = query.isPattern ? filled(query.put, match) : query.put;
      return { text: index, from: match.index, to: match.index + words.length, words, put };
    }),
  );
}

/** `$1` is what the first bracket of the pattern held, `$&` all of it, `$$` a dollar sign. */
function filled(put: string, match: RegExpMatchArray): string {
  return put.replace(/\$([$&\d])/g, (_, sign: string) => {
    if (sign === "$") return "$";
    return (sign === "&" ? match[0] : match[Number(sign)]) ?? "";
  });
}

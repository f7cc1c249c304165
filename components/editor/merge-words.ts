type Change = { from: number; to: number; words: string };

/**
 * One text out of two that were made from the same one at the same time, or null when both changed
 * the same place and only a person can choose.
 */
function mergeWords(base: string, mine: string, theirs: string): string | null {
  if (mine === theirs || mine === base) return theirs;
  if (theirs === base) return mine;
  const [first, second] = [changeOf(base, mine), changeOf(base, theirs)].sort(
    (a, b) => a.from - b.from || a.to - b.to,
  );
  if (!first || !second || first.to >= second.from) return null;
  const between = base.slice(first.to, second.from);
  return base.slice(0, first.from) + first.words + between + second.words + base.slice(second.to);
}

/**
 * What an input shows when a colleague's words arrive, and what did not get in: theirs where both
 * changed the same place, one's own where they took away what had already been shared.
 */
export function meetWords(base: string, mine: string, theirs: string) {
  const merged = mergeWords(base, mine, theirs);
  if (merged === null) return { shown: mine, other: theirs };
  const { from, to } = changeOf(base, theirs);
  return { shown: merged, other: mine === base && to > from ? mine : null };
}

/** The one stretch of the base that became something else. */
function changeOf(base: string, next: string): Change {
  const most = Math.min(base.length, next.length);
  let from = 0;
  while (from < most && base[from] === next[from]) from++;
  let same = 0;
  while (same < most - from && base.at(-1 - same) === next.at(-1 - same)) same++;
  return { from, to: base.length - same, words: next.slice(from, next.length - same) };
}

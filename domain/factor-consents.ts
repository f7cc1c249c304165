/** Who made somebody's account, a link for it, or them an admin; and whose. */
export type Tie = readonly [by: string, made: string];

/** Days for which whom somebody made is no second person beside them. */
export const TIE_DAYS = 30;

/**
 * Whether one hand may be behind two accounts: a way of ties leads from one to the other, whoever
 * of each tie made whom. It leads on only through people who made somebody. Of whoever made nobody
 * nothing was handed on, so that a colleague for whom two admins made a link does not tie the two.
 */
export function areTied(ties: readonly Tie[], one: string, other: string): boolean {
  const makers = new Set(ties.map(([by]) => by));
  const reached = new Set([one]);
  // A set is walked to its end, also over what is added on the way.
  for (const here of reached) {
    if (here !== one && !makers.has(here)) continue;
    for (const [by, made] of ties) {
      if (by === here) reached.add(made);
      if (made === here) reached.add(by);
    }
  }
  return reached.has(other);
}

/** The first two who count together, or nobody: one admin must not be able to make the second. */
export function countedTogether<A extends { personId: string }>(
  admins: readonly A[],
  ties: readonly Tie[],
): A[] {
  for (const [at, one] of admins.entries()) {
    const free = (other: A) => !areTied(ties, one.personId, other.personId);
    const second = admins.slice(at + 1).find(free);
    if (second) return [one, second];
  }
  return [];
}

/** One collator for readers of every language and for browser and server: the names are Indonesian. */
const order = new Intl.Collator("id");

/**
 * The order of names that people read; equal names stay in the order in which they came. Only a list
 * that is paged is ordered by the database instead, and nothing orders that one again.
 */
export function byName(a: { name: string }, b: { name: string }): number {
  return order.compare(a.name, b.name);
}

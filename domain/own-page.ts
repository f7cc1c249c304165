/** With which a page says whose it is: it never acts for somebody who signed in after it was opened. */
export const PERSON_HEADER = "sinergi-person";

/** Values of `Sec-Fetch-Site` for what a page of this origin asks, or a person by themselves. */
const OWN_SITES = ["same-origin", "none"];

/**
 * Whether a change or a socket is asked for by a page of ours or by a program. A browser names the
 * page's origin with each of them; one that tells of itself in `Sec-Fetch-*` and names none is
 * refused. A program with a cookie of its own names neither (Node's own `fetch` sends the mode).
 */
export function isOwnPage(
  given: (name: string) => string | undefined,
  origins: readonly string[],
): boolean {
  const origin = given("origin");
  const site = given("sec-fetch-site");
  if (site !== undefined && !OWN_SITES.includes(site)) return false;
  if (origin !== undefined) return origins.includes(origin);
  return site === undefined && given("sec-fetch-dest") === undefined;
}

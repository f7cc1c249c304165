const SAFE = /^(https?:\/\/[^/?#@]+(?=[/?#]|$)|mailto:[^?]+$|tel:\+?\d[\d.()-]*$)/i;
const WHITE_OR_INVISIBLE = /[\s\p{Cc}\p{Cf}\p{Cs}]/u;

/**
 * True for an address that a release may point to: http, https, mailto or tel, without white
 * space or invisible characters anywhere, at most 2,000 characters. Everything else is refused
 * at the socket and never rendered.
 */
export function isSafeHref(href: unknown): href is string {
  if (typeof href !== "string" || href.length > 2000) return false;
  return SAFE.test(href) && !WHITE_OR_INVISIBLE.test(href);
}

/** True for a page of the web: what a field for an address takes. */
export function isWebAddress(href: string): boolean {
  return /^https?:/i.test(href) && isSafeHref(href);
}

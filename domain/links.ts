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

const MAIL = /^[^/\s@]+@[^/\s@]+$/;

/** People type "kpu.go.id" and mean https, or an email address and mean mailto. */
export function withScheme(address: string): string {
  if (/^[a-z][a-z\d+.-]*:/i.test(address) || !address) return address;
  return MAIL.test(address) ? `mailto:${address}` : `https://${address}`;
}

const WRITTEN_OUT = /\b(?:https?:\/\/|mailto:)[^\s<>"“”]+/giu;
/** What closes a sentence or a bracket around an address, and is no part of it. */
const AFTER = /[.,;:!?'’…)\]}]+$/u;

/** Addresses that stand in a text with their scheme, and where. */
export function addressesIn(text: string): { at: number; href: string }[] {
  return [...text.matchAll(WRITTEN_OUT)].flatMap(({ 0: found, index }) => {
    const href = withoutAfter(found);
    return isSafeHref(href) ? [{ at: index, href }] : [];
  });
}

/** A bracket that the address itself opens stays: "…/Pemilu_(2024)". */
function withoutAfter(found: string): string {
  const bare = found.replace(AFTER, "");
  const next = found.slice(0, bare.length + 1);
  return next.endsWith(")") && bare.includes("(") ? next : bare;
}

const WEB_NAME = /^(?:[a-z\d-]+\.)+(?:id|com|net|org)(?:[/?#]\S*)?$/i;

/** The address that a text is as a whole, also one without its scheme; null for any other text. */
export function addressOf(text: string): string | null {
  const isOne = /^(?:https?:\/\/|mailto:)/i.test(text) || WEB_NAME.test(text) || isMail(text);
  const href = withScheme(text);
  return isOne && isSafeHref(href) ? href : null;
}

function isMail(text: string): boolean {
  return MAIL.test(text) && /\.[a-z]{2,}$/i.test(text);
}

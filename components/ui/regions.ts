/** Of several tabs the chosen one: another would be chosen by its focus. */
const CHOSEN = ':not([aria-selected="false"])';
const FOCUSABLE = `[contenteditable="true"], input, textarea, button${CHOSEN}, a[href], [tabindex="-1"]${CHOSEN}`;

/** Puts the focus into the next region of a page (`data-region`), or the one before, and round again. */
export function goRound(root: ParentNode, step: 1 | -1): void {
  const regions = [...root.querySelectorAll<HTMLElement>("[data-region]")];
  const here = regions.findIndex((region) => region.contains(document.activeElement));
  const next = regions.at((here === -1 && step === -1 ? -1 : here + step) % regions.length);
  next?.querySelector<HTMLElement>(FOCUSABLE)?.focus();
}

/** Under which name the style of an element is kept while it is read. */
export const STYLE = "data-style";

/** The style of an element as it was written; Word says there what it says nowhere else. */
export function styleOf(element: Element): string {
  return (element.getAttribute(STYLE) ?? "").toLowerCase().replace(/\s*([:;])\s*/g, "$1");
}

/** The same children in an element of another name. */
export function renamed(element: Element, name: string): HTMLElement {
  const next = element.ownerDocument.createElement(name);
  for (const { name: attribute, value } of element.attributes) {
    // Word has attributes of its own that no document may be given by hand.
    if (/^[a-z][a-z-]*$/.test(attribute)) next.setAttribute(attribute, value);
  }
  next.append(...element.childNodes);
  element.replaceWith(next);
  return next;
}

/** The children take the place of their element. */
export function unwrap(element: Element): void {
  element.replaceWith(...element.childNodes);
}

/** Words without white space around them; a space that does not break is one. */
export function wordsOf(node: Node): string {
  return (node.textContent ?? "").replace(/[\s\u00a0]+/g, " ").trim();
}

const BLOCKS =
  "p, div, h1, h2, h3, h4, h5, h6, ul, ol, table, blockquote, hr, pre, section, article, dl";

/** Whether an element holds blocks, and not only words. */
export function holdsBlocks(element: Element): boolean {
  return element.querySelector(BLOCKS) !== null;
}

/** An element of a name with these children. */
export function made(of: Document, name: string, ...children: (Node | string)[]): HTMLElement {
  const element = of.createElement(name);
  element.append(...children);
  return element;
}

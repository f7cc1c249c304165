import { made, styleOf, unwrap, wordsOf } from "./elements.ts";

type Item = { element: Element; level: number; marker: string };

/** Word: `mso-list:l0 level2 lfo1` on a paragraph, and its sign in a part that is to be ignored. */
const LEVEL = /mso-list:\s*l\d+\s+level(\d)/;
const SIGN = /mso-list:ignore/;
const ORDERED = /^\(?(\d{1,4}|[a-z]{1,2}|[ivxlcdm]+)[.)]/i;

/** Lists of every program as lists of HTML, one in the item of another where it was deeper. */
export function mendLists(body: HTMLElement): void {
  joinRuns(body, wordItem);
  for (const wrapper of body.querySelectorAll(".ListContainerWrapper")) unwrap(wrapper);
  joinRuns(body, webItem);
  for (const list of body.querySelectorAll("ul > ul, ul > ol, ol > ul, ol > ol")) inItem(list);
  for (const item of body.querySelectorAll("li")) mendItem(item);
}

/** Items that follow each other become one list. */
function joinRuns(body: HTMLElement, read: (element: Element) => Item[]): void {
  let run: Item[] = [];
  const close = () => {
    const [first] = run;
    if (first) first.element.before(nested(run));
    for (const { element } of run) element.remove();
    run = [];
  };
  for (const element of [
    ...body.querySelectorAll("p, ul, ol, h1, h2, h3, h4, h5, h6, td, table"),
  ]) {
    // What stands in an item goes along with it.
    if (!element.isConnected || element.parentElement?.closest("li")) continue;
    const items = read(element);
    const last = run.at(-1)?.element;
    const follows = last && nextOf(last) === element;
    if (!items.length || !follows) close();
    run.push(...items);
  }
  close();
}

/** The next element where only white space and comments lie between. */
function nextOf(element: Element): Node | null {
  let next: Node | null = element.nextSibling;
  while (
    next &&
    next.nodeType !== Node.ELEMENT_NODE &&
    (next instanceof Comment || !wordsOf(next))
  ) {
    next = next.nextSibling;
  }
  return next;
}

function wordItem(element: Element): Item[] {
  const level = LEVEL.exec(styleOf(element))?.[1];
  if (element.tagName !== "P" || !level) return [];
  const sign = [...element.querySelectorAll("span")].find((part) => SIGN.test(styleOf(part)));
  const marker = sign ? wordsOf(sign) : "";
  sign?.remove();
  return [{ element, level: Number(level), marker }];
}

/** Word in the browser: a list for every item, each of which knows how deep it is. */
function webItem(element: Element): Item[] {
  const [item, more] = element.children;
  const level = item?.getAttribute("data-aria-level") ?? null;
  if (!/^[uo]l$/i.test(element.tagName) || !item || more || !level) return [];
  const number = element.getAttribute("start") ?? "1";
  return [{ element, level: Number(level), marker: element.tagName === "OL" ? `${number}.` : "•" }];
}

function nested(items: readonly Item[]): HTMLElement {
  const of = items[0]?.element.ownerDocument ?? document;
  const root = made(of, "div");
  const open: { list: HTMLElement; level: number }[] = [];
  for (const { element, level, marker } of items) {
    while ((open.at(-1)?.level ?? 0) > level) open.pop();
    const name = ORDERED.test(marker) ? "OL" : "UL";
    const top = open.at(-1);
    if (!top || top.level < level || top.list.tagName !== name) {
      if (top?.level === level) open.pop();
      const list = made(of, name);
      const number = /^\(?(\d{1,4})[.)]/.exec(marker)?.[1];
      if (name === "OL" && number && number !== "1") list.setAttribute("start", number);
      (open.at(-1)?.list.lastElementChild ?? root).append(list);
      open.push({ list, level });
    }
    const words =
      element.tagName === "P" ? [made(of, "p", ...element.childNodes)] : contentOf(element);
    open.at(-1)?.list.append(made(of, "li", ...words));
  }
  const [only] = root.children;
  return root.childElementCount === 1 && only instanceof HTMLElement ? only : root;
}

const contentOf = (list: Element): Node[] => [...(list.firstElementChild?.childNodes ?? [])];

/** A list beside an item belongs into it. */
function inItem(list: Element): void {
  const before = list.previousElementSibling;
  if (before?.tagName === "LI") before.append(list);
  else {
    const item = made(list.ownerDocument, "li");
    list.replaceWith(item);
    item.append(list);
  }
}

/** Something to tick makes a task of an item. */
function mendItem(item: Element): void {
  const box = item.querySelector<HTMLInputElement>(
    ":scope > input[type=checkbox], :scope > p > input[type=checkbox], :scope > label > input[type=checkbox]",
  );
  const isTask = item.getAttribute("role") === "checkbox" || box;
  if (!isTask || item.parentElement?.tagName !== "UL") return;
  const checked = box ? box.hasAttribute("checked") : item.getAttribute("aria-checked") === "true";
  box?.remove();
  for (const picture of item.querySelectorAll(":scope > img")) picture.remove();
  item.setAttribute("data-type", "taskItem");
  item.setAttribute("data-checked", String(checked));
  item.parentElement.setAttribute("data-type", "taskList");
}

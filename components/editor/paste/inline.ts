import { isSafeHref } from "#domain/links.ts";
import { made, renamed, styleOf, unwrap } from "./elements.ts";

const LOOKS: readonly [tag: string, style: RegExp][] = [
  ["strong", /(^|;)font-weight:(bold|bolder|[6-9]00)/],
  ["em", /(^|;)font-style:(italic|oblique)/],
  ["u", /(^|;)text-decoration(-line)?:[^;]*underline/],
  ["sup", /(^|;)vertical-align:super/],
  ["sub", /(^|;)vertical-align:sub(;|$)/],
];

/** Bold, italic and their like by elements instead of styles; links that lead where they say. */
export function mendInline(body: HTMLElement): void {
  // Google Docs wraps everything in a bold that is none.
  for (const bold of body.querySelectorAll("b, strong")) {
    if (/(^|;)font-weight:(normal|[1-5]00)/.test(styleOf(bold))) unwrap(bold);
  }
  for (const span of body.querySelectorAll("span, font")) looked(span);
  for (const anchor of body.querySelectorAll("a")) mendLink(anchor);
  for (const image of body.querySelectorAll("img")) mendImage(image);
  mendWords(body);
}

function looked(span: Element): void {
  const style = styleOf(span);
  const isLinked = span.closest("a") !== null || span.querySelector("a") !== null;
  const tags = LOOKS.filter(([tag, look]) => look.test(style) && !(tag === "u" && isLinked));
  for (const [tag] of tags) span.replaceChildren(made(span.ownerDocument, tag, ...span.childNodes));
  unwrap(span);
}

/** Where a link of a page that only counts clicks leads to. */
const DETOURS: readonly [RegExp, string][] = [
  [/^https:\/\/(www\.)?google\.[a-z.]+\/url\?/, "q"],
  [/^https:\/\/[\w.-]+\.safelinks\.protection\.outlook\.com\//, "url"],
];

function mendLink(anchor: HTMLAnchorElement): void {
  const href = anchor.getAttribute("href") ?? "";
  const detour = DETOURS.find(([address]) => address.test(href));
  const target = detour && URL.canParse(href) ? new URL(href).searchParams.get(detour[1]) : href;
  if (!isSafeHref(target)) {
    unwrap(anchor);
    return;
  }
  anchor.setAttribute("href", target);
  for (const line of anchor.querySelectorAll("u")) unwrap(line);
}

/** Messengers draw emoji as pictures; pictures on the disk of whoever copied are none here. */
function mendImage(image: HTMLImageElement): void {
  const words = image.getAttribute("alt") ?? "";
  if (
    words &&
    words.length <= 16 &&
    /^[\p{Extended_Pictographic}\p{Emoji_Component}]+$/u.test(words)
  ) {
    image.replaceWith(words);
  } else if (!/^(https?:|data:image\/|blob:)/.test(image.getAttribute("src") ?? "")) image.remove();
}

/** Runs of spaces that were meant to push words aside are one space; signs of no width are none. */
function mendWords(body: HTMLElement): void {
  const words = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  while (words.nextNode()) {
    const node = words.currentNode as Text;
    node.data = node.data
      .replace(/[\u200b\u2060\ufeff\u00ad]/g, "")
      .replace(/(?:[ \t\r\n]*\u00a0[ \t\r\n]+|[ \t\r\n]+\u00a0|\u00a0{2,})[ \t\r\n\u00a0]*/g, " ");
  }
}

/** Headings have one look, so nothing in them is bold. */
export function plainHeading(heading: Element, level: 2 | 3): void {
  for (const bold of heading.querySelectorAll("b, strong")) unwrap(bold);
  renamed(heading, `h${level}`);
}

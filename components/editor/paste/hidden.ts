import { STYLE, styleOf, unwrap } from "./elements.ts";

/** No words of a text: what programs keep beside it, comments, and what was deleted in a tracked change. */
const NEVER =
  "script, style, meta, link, title, xml, template, noscript, iframe, object, button, select, del, " +
  "[hidden], .MsoCommentReference, .msocomanchor, .msocomtxt, .msocomoff, .MsoCommentText, .msoDel, .EOP, br.Apple-interchange-newline";

const HIDDEN =
  /(^|;)(display:none|visibility:(hidden|collapse)|mso-hide:(all|screen)|mso-element:comment(-list)?)(;|$|!|\s)|(^|;)font-size:0(px|pt)?(;|$)/;

/** Takes out what a reader of the source did not see. */
export function dropHidden(body: HTMLElement): void {
  const comments = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_COMMENT);
  const found: Node[] = [];
  while (comments.nextNode()) found.push(comments.currentNode);
  for (const comment of found) comment.parentNode?.removeChild(comment);
  for (const element of body.querySelectorAll(NEVER)) element.remove();
  for (const element of body.querySelectorAll(`[${STYLE}]`)) {
    if (HIDDEN.test(styleOf(element))) element.remove();
  }
  for (const element of body.querySelectorAll("*")) {
    // `o:p` and its like are of Word's own vocabulary; what stands in them are words.
    if (element.tagName.includes(":") || element.tagName === "INS") unwrap(element);
  }
}

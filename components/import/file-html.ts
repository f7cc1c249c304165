import { withoutStyles } from "#components/editor/paste/clean-html.ts";

/** Bytes of a file that is taken; a release of many pages is a hundredth of it. */
const MAX_BYTES = 10 * 1024 * 1024;

const KINDS = {
  docx: "docx",
  md: "markdown",
  markdown: "markdown",
  html: "html",
  htm: "html",
  txt: "text",
} as const;

/** What a choice of files offers. */
export const FILE_ENDINGS = Object.keys(KINDS).map((ending) => `.${ending}`);

/** Why nothing of a file can be taken. */
export class UnreadableFile extends Error {
  readonly why: "kind" | "tooLarge" | "broken" | "empty";

  constructor(why: UnreadableFile["why"], cause?: unknown) {
    super(`a file is not read: ${why}`, { cause });
    this.why = why;
  }
}

/**
 * What stands in a Word, Markdown, HTML or text file, as HTML that is pasted: nothing of it is trusted
 * yet. It is read where it was chosen and goes to nobody. Throws `UnreadableFile`.
 */
export async function htmlOfFile(file: File): Promise<string> {
  const ending = file.name.toLowerCase().split(".").at(-1) ?? "";
  const kind = Object.entries(KINDS).find(([one]) => one === ending)?.[1];
  if (!kind) throw new UnreadableFile("kind");
  if (file.size > MAX_BYTES) throw new UnreadableFile("tooLarge");
  const html = kind === "docx" ? await ofWord(file) : await ofText(kind, await textOf(file));
  if (!/\S/.test(html.replace(/<(?!img\s)[^>]*>/gi, ""))) throw new UnreadableFile("empty");
  return topped(html);
}

/** The highest headings of a file are its highest, whatever their number: below a title of its own they begin at 2. */
function topped(html: string): string {
  const heading = /<(\/?)h([1-6])(?=[\s>])/gi;
  const highest = Math.min(...[...html.matchAll(heading)].map(([, , level]) => Number(level)));
  return html.replace(heading, (_, end, level) => `<${end}h${Number(level) - highest + 1}`);
}

async function ofWord(file: File): Promise<string> {
  const { default: mammoth } = await import("mammoth");
  try {
    const { value } = await mammoth.convertToHtml(
      { arrayBuffer: await file.arrayBuffer() },
      {
        styleMap: ["p[style-name='Title'] => h1:fresh", "u => u", "highlight => mark"],
        convertImage: mammoth.images.dataUri,
      },
    );
    return value;
  } catch (error) {
    throw new UnreadableFile("broken", error);
  }
}

/** Throws for what is no text of UTF-8. */
async function textOf(file: File): Promise<string> {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
  } catch (error) {
    throw new UnreadableFile("broken", error);
  }
}

async function ofText(kind: "markdown" | "html" | "text", text: string): Promise<string> {
  switch (kind) {
    case "markdown": {
      const { marked } = await import("marked");
      return marked.parse(text, { async: false, gfm: true });
    }
    case "html":
      return bodyOf(text);
    case "text":
      return text
        .split(/\r?\n(?:[ \t]*\r?\n)+/)
        .map((block) => `<p>${escaped(block.trim()).replace(/\r?\n/g, "<br>")}</p>`)
        .join("");
  }
}

/** Of a release that was saved from here only its text; of other pages what they call their content. */
function bodyOf(html: string): string {
  const page = new DOMParser().parseFromString(withoutStyles(html), "text/html");
  const content = page.querySelector("[data-naskah]") ?? page.querySelector("article, main");
  return (content ?? page.body).innerHTML;
}

const SIGNS: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
const escaped = (text: string) => text.replace(/[&<>]/g, (sign) => SIGNS[sign] ?? sign);

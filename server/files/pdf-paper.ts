import { setImmediate as pause } from "node:timers/promises";
import PDFDocument from "pdfkit";
import type { Stretch } from "#domain/files/lines.ts";
import { bytesOf, type Font } from "./pdf-fonts.ts";
import { broken, type Ink, type Measure, type Setting } from "./pdf-lines.ts";

/** Points; 2.5 cm around a sheet of A4, more below for its foot. */
const MARGINS = { top: 71, right: 71, bottom: 85, left: 71 };
const LEADING = 1.42;
/** Lines after which others in the process are served. */
const LINES_A_TURN = 20;
/** The grey behind highlighted letters, which a printer without colours keeps apart from paper. */
const HIGHLIGHT = "#fff1a6";

/** A pixel of the screen in points, and the highest that a picture stands on paper. */
const PIXEL = 0.75;
const HIGHEST = 400;

type Shown = {
  sha256: string;
  bytes: Uint8Array<ArrayBuffer>;
  width: number;
  height: number;
  alt: string;
};

/** What the types leave out: a picture that is opened once can be drawn many times. */
type Opening = PDFKit.PDFDocument & { openImage(bytes: ArrayBuffer): PDFKit.Mixins.ImageSrc };

/** How a part of the document is called for those who hear it read. */
export type Role =
  | "Document"
  | "H1"
  | "H2"
  | "H3"
  | "P"
  | "L"
  | "LI"
  | "LBody"
  | "BlockQuote"
  | "Table"
  | "TR"
  | "TH"
  | "TD"
  | "Figure";
export type Part = PDFKit.PDFStructureElement;

export type About = { title: string; author: string; language: string; at: Date };

type Lines = readonly (readonly Stretch[])[];

/** Where lines begin and end, in points from the left; without them the margins. */
export type Edges = { left?: number; right?: number };

/** Sheets of A4 that are written from the top on, one line below the other. */
export class Paper {
  readonly doc: PDFKit.PDFDocument;
  /** The whole text, to which its parts are hung. */
  readonly root: Part;
  readonly #made: Promise<Uint8Array<ArrayBuffer>>;
  readonly #fonts = new Set<Font>();
  /** Each stands in the file once, however often it is shown. */
  readonly #pictures = new Map<string, PDFKit.Mixins.ImageSrc>();
  /** Where the next line begins, in points from the top of the page. */
  y: number;

  constructor({ title, author, language, at }: About) {
    this.doc = new PDFDocument({
      size: "A4",
      margins: MARGINS,
      bufferPages: true,
      font: null as unknown as string, // none that no font file stands behind
      tagged: true,
      displayTitle: true,
      lang: language,
      pdfVersion: "1.7",
      info: { Title: title, Author: author, Creator: "Sinergi", CreationDate: at, ModDate: at },
    });
    this.#made = collected(this.doc);
    this.root = this.doc.struct("Document");
    this.doc.addStructure(this.root);
    this.y = MARGINS.top;
  }

  get left(): number {
    return MARGINS.left;
  }

  get right(): number {
    return this.doc.page.width - MARGINS.right;
  }

  get #bottom(): number {
    return this.doc.page.height - MARGINS.bottom;
  }

  readonly measure: Measure = (text, font, size) => this.#choose(font, size).widthOfString(text);

  /** Goes to a new page where so much does not fit on this one. */
  need(height: number): void {
    if (this.y + height <= this.#bottom || this.y === MARGINS.top) return;
    this.doc.continueOnNewPage();
    this.y = MARGINS.top;
  }

  /** Hangs a part of this kind below another one; `draw` writes what is read there, or hangs more. */
  async part(
    parent: Part,
    role: Role,
    draw?: () => void | Promise<void>,
    alt?: string,
  ): Promise<Part> {
    const made = this.doc.struct(role, alt ? { alt } : {});
    parent.add(made);
    if (!draw) return made;
    const content = this.doc.markStructureContent(role);
    await draw();
    this.doc.endMarkedContent();
    made.add(content);
    made.end();
    return made;
  }

  /** Draws a picture, no wider than the sheet, on a page on which what stands below it fits as well. */
  async picture(
    parent: Part,
    shown: Shown,
    { left, below }: { left: number; below: number },
  ): Promise<void> {
    const { sha256, bytes, alt } = shown;
    const [full, tall] = [shown.width * PIXEL, shown.height * PIXEL];
    const scale = Math.min(1, (this.right - left) / full, HIGHEST / tall);
    const height = tall * scale;
    this.need(height + below);
    const opened = this.#pictures.get(sha256) ?? (this.doc as Opening).openImage(bytes.buffer);
    this.#pictures.set(sha256, opened);
    const draw = () => {
      this.doc.image(opened, left, this.y, { width: full * scale, height });
    };
    await this.part(parent, "Figure", draw, alt);
    this.y += height + 4;
  }

  /** Draws what is no part of the text: rules, feet of pages. */
  decorate(draw: () => void): void {
    this.doc.markContent("Artifact", { type: "Layout" });
    draw();
    this.doc.endMarkedContent();
  }

  /** How much these lines would take. */
  async height(lines: Lines, setting: Setting, edges: Edges = {}): Promise<number> {
    let count = 0;
    for (const line of lines) count += (await this.#broken(line, setting, edges)).length;
    return count * setting.size * LEADING;
  }

  /** Whether so much would fit on one page. */
  fits(height: number): boolean {
    return height <= this.#bottom - MARGINS.top;
  }

  /** Writes lines below each other, between these two edges. */
  async lines(lines: Lines, setting: Setting, edges: Edges = {}): Promise<void> {
    const height = setting.size * LEADING;
    for (const line of lines) {
      for (const [n, inks] of (await this.#broken(line, setting, edges)).entries()) {
        this.need(height);
        this.#write(inks, edges.left ?? this.left, this.y + setting.size * 1.08);
        this.y += height;
        if (n % LINES_A_TURN === LINES_A_TURN - 1) await pause();
      }
    }
  }

  #broken(line: readonly Stretch[], setting: Setting, edges: Edges): Promise<Ink[][]> {
    const { left, right } = { left: this.left, right: this.right, ...edges };
    return broken(line, setting, right - left, this.measure);
  }

  /** Letters at a place of their own: signs of lists, feet of pages. */
  ink(text: string, font: Font, size: number, x: number, baseline: number): void {
    this.#choose(font, size).text(text, x, baseline, { lineBreak: false, baseline: "alphabetic" });
  }

  rule(thickness: number): void {
    this.decorate(() => {
      this.doc.moveTo(this.left, this.y).lineTo(this.right, this.y).lineWidth(thickness).stroke();
    });
  }

  /** Writes the same below every page, once all are there; then the file is whole. */
  async finish(foot: (page: number, pages: number) => void): Promise<Uint8Array<ArrayBuffer>> {
    const { count } = this.doc.bufferedPageRange();
    this.root.end();
    for (let page = 0; page < count; page++) {
      this.doc.switchToPage(page);
      this.decorate(() => foot(page + 1, count));
    }
    this.doc.end();
    return this.#made;
  }

  #choose(font: Font, size: number): PDFKit.PDFDocument {
    if (!this.#fonts.has(font)) this.doc.registerFont(font, bytesOf(font));
    this.#fonts.add(font);
    return this.doc.font(font).fontSize(size);
  }

  #write(inks: readonly Ink[], left: number, baseline: number): void {
    let x = left;
    for (const ink of joined(inks)) {
      const { text, font, size, rise, width, href, isUnderlined, isHighlighted } = ink;
      if (isHighlighted) {
        this.doc
          .rect(x, baseline - size * 0.95, width, size * 1.25)
          .fill(HIGHLIGHT)
          .fillColor("black");
      }
      this.ink(text, font, size, x, baseline - rise);
      const below = baseline + size * 0.14;
      if (isUnderlined)
        this.doc
          .moveTo(x, below)
          .lineTo(x + width, below)
          .lineWidth(0.5)
          .stroke();
      if (href) this.doc.link(x, baseline - size, width, size * 1.3, href);
      x += width;
    }
  }
}

/** Neighbours that look alike, as one: a file is smaller, and words are found in it. */
function joined(inks: readonly Ink[]): Ink[] {
  const wholes: Ink[] = [];
  for (const ink of inks) {
    const last = wholes.at(-1);
    const isLike =
      last &&
      last.font === ink.font &&
      last.size === ink.size &&
      last.rise === ink.rise &&
      last.href === ink.href &&
      last.isUnderlined === ink.isUnderlined &&
      last.isHighlighted === ink.isHighlighted;
    if (isLike) {
      last.text += ink.text;
      last.width += ink.width;
    } else wholes.push({ ...ink });
  }
  return wholes;
}

async function collected(doc: PDFKit.PDFDocument): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  for await (const piece of doc) pieces.push(piece as Uint8Array);
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

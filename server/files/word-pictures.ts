import type { SheetPicture } from "#domain/files/sheet.ts";
import { captionOf, PICTURE_TYPES, type ShownPicture } from "#domain/pictures.ts";
import { paragraph, wordsRun, xml } from "./word-xml.ts";

/** A pixel of the screen in Word's unit, and the most that a page has for a picture. */
const PIXEL = 9_525;
const MOST = { width: 5_760_000, height: 7_200_000 };

const DRAWING = "http://schemas.openxmlformats.org/drawingml/2006";

/** The pictures of a document; each is a part of its own, under the id of a relation. */
export class WordPictures {
  /** Parts by their name, in the order of the relations. */
  readonly parts: { name: string; bytes: Uint8Array }[] = [];
  readonly #kept: ReadonlyMap<string, SheetPicture>;
  readonly #places = new Map<string, number>();
  #shown = 0;

  constructor(kept: ReadonlyMap<string, SheetPicture>) {
    this.#kept = kept;
  }

  /** Paragraphs of a picture and what is said of it; in brackets where it is not kept. */
  show(picture: ShownPicture): string {
    const kept = this.#kept.get(picture.sha256);
    const seen = kept ? this.#drawing(picture, kept) : wordsRun(picture.alt && `[${picture.alt}]`);
    const under = captionOf(picture);
    return paragraph(seen) + (under ? paragraph(wordsRun(under), { style: "Caption" }) : "");
  }

  #drawing(picture: ShownPicture, kept: SheetPicture): string {
    const { sha256, alt } = picture;
    const place = this.#places.get(sha256) ?? this.#add(sha256, kept);
    this.#shown += 1;
    const { cx, cy } = sizeOf(picture);
    const names = `id="${this.#shown}" name="${xml(`Gambar ${this.#shown}`)}" descr="${xml(alt)}"`;
    const fill = `<pic:blipFill><a:blip r:embed="p${place}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`;
    const shape = `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${cx}" cy="${cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>`;
    const inside = `<pic:pic xmlns:pic="${DRAWING}/picture"><pic:nvPicPr><pic:cNvPr ${names}/><pic:cNvPicPr/></pic:nvPicPr>${fill}${shape}</pic:pic>`;
    const graphic = `<a:graphic xmlns:a="${DRAWING}/main"><a:graphicData uri="${DRAWING}/picture">${inside}</a:graphicData></a:graphic>`;
    return `<w:r><w:drawing><wp:inline xmlns:wp="${DRAWING}/wordprocessingDrawing"><wp:extent cx="${cx}" cy="${cy}"/><wp:docPr ${names}/>${graphic}</wp:inline></w:drawing></w:r>`;
  }

  #add(sha256: string, { type, bytes }: SheetPicture): number {
    const place = this.parts.length;
    this.parts.push({ name: `media/p${place}.${PICTURE_TYPES[type]}`, bytes });
    this.#places.set(sha256, place);
    return place;
  }
}

function sizeOf({ width, height }: ShownPicture): { cx: number; cy: number } {
  const [full, tall] = [width * PIXEL, height * PIXEL];
  const scale = Math.min(1, MOST.width / full, MOST.height / tall);
  return { cx: Math.round(full * scale), cy: Math.round(tall * scale) };
}

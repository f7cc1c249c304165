import { withoutStyles } from "#components/editor/paste/clean-html.ts";

/** Kinds of data that a picture pasted as text stands in. */
const DATA = /^data:(image\/[\w.+-]+);base64,([\w+/=\s]+)$/;

export type BroughtPicture = {
  file: File;
  alt: string;
  /** Letters of what it came with that stand before it, spaces not counted. */
  letters: number;
};

/** What a paste, a drop or a file brings of pictures. */
export type Brought = {
  pictures: BroughtPicture[];
  /** Pictures of the page that was copied, which stay where they are. */
  foreign: number;
  /** True where the words of the page come along, too. */
  hasWords: boolean;
};

/** Letters as they are counted on both ways: programs put spaces where they like. */
export const lettersIn = (text: string): number => text.replace(/\s+/g, "").length;

/**
 * The pictures that somebody brings. A page that was copied from a program may come with a picture of
 * itself: where there are words, only what stands in the page counts. One that stands in it as text
 * becomes a file; one at an address stays there, because nothing is fetched from anywhere.
 */
export function broughtPictures(data: DataTransfer): Brought {
  const html = data.getData("text/html");
  const files = [...data.files].filter(({ type }) => type.startsWith("image/"));
  const alone = files.map((file) => ({ file, alt: "", letters: 0 }));
  if (!html) return { pictures: alone, foreign: 0, hasWords: false };
  const brought = picturesOn(pageOf(html));
  return files.length && !brought.hasWords ? { ...brought, pictures: alone, foreign: 0 } : brought;
}

/** The pictures of a page that comes in whole, and the rest of it, without lines that held only them. */
export function partedPage(html: string): Brought & { html: string } {
  const page = pageOf(html);
  const brought = picturesOn(page);
  for (const image of imagesOn(page)) {
    const { parentElement: line } = image;
    image.remove();
    if (line?.tagName === "P" && !line.textContent?.trim()) line.remove();
  }
  return { ...brought, html: page.body.innerHTML };
}

const pageOf = (html: string) => new DOMParser().parseFromString(withoutStyles(html), "text/html");

/** Our own pictures are figures with a hash, which the text takes by itself. */
function imagesOn(page: Document): HTMLImageElement[] {
  return [...page.querySelectorAll("img")].filter((image) => !image.closest("figure[data-sha256]"));
}

function picturesOn(page: Document): Brought {
  const images = imagesOn(page);
  const before = page.createRange();
  const pictures = images.flatMap((image, place) => {
    const file = fileOf(image.src, place);
    if (!file) return [];
    before.setStart(page.body, 0);
    before.setEndBefore(image);
    return { file, alt: image.alt, letters: lettersIn(before.toString()) };
  });
  const hasWords = (page.body.textContent ?? "").trim() !== "";
  return { pictures, foreign: images.length - pictures.length, hasWords };
}

function fileOf(src: string, place: number): File | null {
  const [, type = "", code = ""] = DATA.exec(src) ?? [];
  if (!code) return null;
  try {
    const bytes = Uint8Array.from(atob(code), (sign) => sign.charCodeAt(0));
    return new File([bytes], `${place + 1}.${type.split("/")[1]}`, { type });
  } catch {
    return null;
  }
}

import { withoutStyles } from "#components/editor/paste/clean-html.ts";

/** Kinds of data that a picture pasted as text stands in. */
const DATA = /^data:(image\/[\w.+-]+);base64,([\w+/=\s]+)$/;

/** What a paste or a drop brings of pictures. */
export type Brought = {
  files: File[];
  /** Pictures of the page that was copied, which stay where they are. */
  foreign: number;
  /** True where the words of the page come along, too. */
  hasWords: boolean;
};

/**
 * The pictures that somebody brings. A page that was copied from a program may come with a picture of
 * itself: where there are words, only what stands in the page counts. One that stands in it as text
 * becomes a file; one at an address stays there, because nothing is fetched from anywhere.
 */
export function broughtPictures(data: DataTransfer): Brought {
  const html = data.getData("text/html");
  const files = [...data.files].filter(({ type }) => type.startsWith("image/"));
  if (!html) return { files, foreign: 0, hasWords: false };
  const page = new DOMParser().parseFromString(withoutStyles(html), "text/html");
  const hasWords = (page.body.textContent ?? "").trim() !== "";
  if (files.length && !hasWords) return { files, foreign: 0, hasWords };
  // Our own pictures are figures with a hash, which the text takes by itself.
  const images = [...page.querySelectorAll("img")].filter(
    (image) => !image.closest("figure[data-sha256]"),
  );
  const inside = images.flatMap(({ src }, place) => fileOf(src, place) ?? []);
  return { files: inside, foreign: images.length - inside.length, hasWords };
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

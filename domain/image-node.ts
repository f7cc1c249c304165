import { Node } from "@tiptap/core";
import { focusNamed, keptFocus } from "./focus.ts";
import type { Sources } from "./picture-sizes.ts";
import { hashOfPicture, LENGTHS, PICTURE, PICTURE_EDGE } from "./pictures.ts";

function isText(most: number) {
  return (value: unknown): void => {
    if (value === null) return;
    if (typeof value !== "string" || value.length > most || /[\r\n]/.test(value)) {
      throw new RangeError("What is said of a picture is one line and not too long");
    }
  };
}

function isPixels(value: unknown): void {
  if (!Number.isInteger(value) || Number(value) < 1 || Number(value) > PICTURE_EDGE) {
    throw new RangeError("A picture has whole pixels");
  }
}

function isFocus(value: unknown): void {
  const focus = value === null ? null : focusNamed(value);
  if (value !== null && (!focus || keptFocus(focus) !== value)) {
    throw new RangeError("A picture matters at a point of it");
  }
}

/** Of what a page carries, which anybody may have made. */
function whole(digits: string | undefined, most: number): number | null {
  return digits && /^\d{1,4}$/.test(digits) && Number(digits) <= most ? Number(digits) : null;
}

function line(words: string | undefined, most: number): string | null {
  return words?.replace(/\s+/g, " ").trim().slice(0, most) || null;
}

function point(word: string | undefined): string | null {
  const focus = focusNamed(word);
  return focus && keptFocus(focus);
}

const said = (most: number) => ({ default: null, rendered: false, validate: isText(most) });
const pixels = { default: 0, rendered: false, validate: isPixels };

type Options = {
  /** Where the editor that shows it gets the picture from; elsewhere nothing is fetched. */
  sources: (picture: { sha256: string; width: number }) => Partial<Sources>;
  /** What that editor says of what the picture lacks. */
  told: (picture: Record<string, unknown>) => string | null;
};

/**
 * A picture, by the SHA-256 of its bytes; the bytes themselves are kept beside the text. Only what
 * names its hash is read as one: pasted pages bring no pictures along.
 */
export const Picture = Node.create<Options>({
  name: PICTURE,
  group: "block",
  atom: true,
  draggable: true,
  addOptions: () => ({ sources: () => ({}), told: () => null }),
  addAttributes: () => ({
    sha256: {
      default: "",
      rendered: false,
      validate: (value: unknown) => {
        if (hashOfPicture(value) === null) throw new RangeError("A picture is named by its hash");
      },
    },
    width: pixels,
    height: pixels,
    alt: said(LENGTHS.alt),
    credit: said(LENGTHS.credit),
    caption: said(LENGTHS.caption),
    focus: { default: null, rendered: false, validate: isFocus },
  }),
  parseHTML: () => [
    {
      tag: "figure[data-sha256]",
      getAttrs: (figure) => {
        const { sha256, width, height, alt, credit, caption, focus } = figure.dataset;
        const size = [width, height].map((side) => whole(side, PICTURE_EDGE) ?? 0);
        if (hashOfPicture(sha256) === null || size.includes(0)) return false;
        return {
          ...{ sha256, width: size[0], height: size[1] },
          alt: line(alt, LENGTHS.alt),
          credit: line(credit, LENGTHS.credit),
          caption: line(caption, LENGTHS.caption),
          focus: point(focus),
        };
      },
    },
  ],
  renderHTML({ node }) {
    const { sha256, width, height, alt, credit, caption, focus } = node.attrs;
    const sources = this.options.sources({ sha256, width });
    const told = this.options.told(node.attrs);
    const data = Object.entries({ width, height, alt, credit, caption, focus });
    const given = data.filter(([, value]) => value !== null);
    return [
      "figure",
      {
        class: "picture",
        "data-sha256": sha256,
        ...Object.fromEntries(given.map(([key, value]) => [`data-${key}`, String(value)])),
      },
      ["img", { ...sources, width, height, alt: alt ?? "", draggable: "false" }],
      [
        "figcaption",
        told ? { "data-told": told } : {},
        ["span", {}, caption ?? ""],
        ["small", {}, credit ?? ""],
      ],
    ];
  },
});

import { readFileSync } from "node:fs";
import path from "node:path";
import * as fontkit from "fontkit";

/** Where the files of the fonts lie; the process runs in the folder of the installation. */
const file = (name: string) => path.join(process.cwd(), "node_modules", name);
const SERIF = "@expo-google-fonts/source-serif-4";
const FILES = {
  regular: `${SERIF}/400Regular/SourceSerif4_400Regular.ttf`,
  bold: `${SERIF}/700Bold/SourceSerif4_700Bold.ttf`,
  italic: `${SERIF}/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf`,
  boldItalic: `${SERIF}/700Bold_Italic/SourceSerif4_700Bold_Italic.ttf`,
  otherRegular: "dejavu-fonts-ttf/ttf/DejaVuSans.ttf",
  otherBold: "dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf",
  otherItalic: "dejavu-fonts-ttf/ttf/DejaVuSans-Oblique.ttf",
  otherBoldItalic: "dejavu-fonts-ttf/ttf/DejaVuSans-BoldOblique.ttf",
  emoji: "@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf",
} as const;

export type Font = keyof typeof FILES;
export type Face = "regular" | "bold" | "italic" | "boldItalic";

/** The font for the signs that the one of the text does not have. */
const OTHER: Record<Face, Font> = {
  regular: "otherRegular",
  bold: "otherBold",
  italic: "otherItalic",
  boldItalic: "otherBoldItalic",
};

type Opened = { bytes: Buffer; signs: ReadonlySet<number> };
const opened = new Map<Font, Opened>();

function open(font: Font): Opened {
  const known = opened.get(font);
  if (known) return known;
  const bytes = readFileSync(file(FILES[font]));
  const made = fontkit.create(bytes);
  if (!("characterSet" in made)) throw new Error(`${font} is a collection`);
  const fresh = { bytes, signs: new Set(made.characterSet) };
  opened.set(font, fresh);
  return fresh;
}

export const bytesOf = (font: Font): Buffer => open(font).bytes;

/**
 * A text in parts, each with a font that has all of its signs. A sign that none has is written as
 * its number in Unicode, so that nobody takes a gap or a box for what was written.
 */
export function inFonts(text: string, face: Face): { font: Font; text: string }[] {
  const parts: { font: Font; text: string }[] = [];
  const add = (font: Font, sign: string) => {
    const last = parts.at(-1);
    if (last?.font === font) last.text += sign;
    else parts.push({ font, text: sign });
  };
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0;
    const fonts = [face, OTHER[face], "otherRegular", "emoji"] as const;
    const font = fonts.find((one) => open(one).signs.has(code));
    if (font) add(font, sign);
    else add(face, `‹U+${code.toString(16).toUpperCase().padStart(4, "0")}›`);
  }
  return parts;
}

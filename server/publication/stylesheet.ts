import { readFileSync } from "node:fs";
import path from "node:path";

type Styles = { stylesheet: string; typefaces: string; fonts: string[]; offline: string };

let known: Styles | undefined;

function styles(): Styles {
  known ??= JSON.parse(
    readFileSync(path.join(process.cwd(), "dist", "public-style.json"), "utf8"),
  ) as Styles;
  return known;
}

/** Address of the public stylesheet: the build gives it a hashed name and writes it down. */
export const stylesheet = (): string => styles().stylesheet;

/** Address of the stylesheet that names the fonts, for pages that do not have the public one. */
export const typefaces = (): string => styles().typefaces;

/** Addresses of the upright fonts, which a page asks for before its stylesheet does. */
export const fonts = (): readonly string[] => styles().fonts;

/** The whole style of the offline page, which stands in the page itself. */
export const offlineStyle = (): string => styles().offline;

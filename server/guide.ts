import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { lexer, type Token, type Tokens } from "marked";
import { slugOf } from "#domain/slug.ts";

/** The guides for people, in `docs/pengguna`, in the order in which they are offered. */
export const GUIDES = ["penulis", "redaktur", "admin"] as const;
export type GuideName = (typeof GUIDES)[number];

export type Guide = {
  name: GuideName;
  title: string;
  /** The first paragraph, without any format. */
  lead: string;
  /** What follows the title, as Markdown tokens. */
  content: Token[];
  chapters: Chapter[];
  /** Sizes of all pictures by their address in the text, so that a page keeps their places free. */
  pictures: Record<string, Size>;
};

type Size = { width: number; height: number };

export type Chapter = { id: string; title: string };

const PICTURES = "pengguna/gambar";
const folder = () => path.join(process.cwd(), "docs");
const known = new Map<string, Guide>();

/** Whether there is a guide of this name. */
export function isGuide(name: string): name is GuideName {
  return (GUIDES as readonly string[]).includes(name);
}

/** A guide, read and taken apart once. */
export function guide(name: GuideName): Guide {
  const found = known.get(name) ?? readGuide(name);
  known.set(name, found);
  return found;
}

function readGuide(name: GuideName): Guide {
  const [title, ...content] = tokensOf(`pengguna/${name}.md`);
  const lead = content.find((token) => token.type === "paragraph");
  if (title?.type !== "heading" || !lead) throw new Error(`the guide ${name} has no beginning`);
  return {
    name,
    title: (title as Tokens.Heading).text,
    lead: plainText(lead),
    content,
    chapters: chaptersOf(content),
    pictures: pictureSizes(),
  };
}

/** The words of a token, without links and other formats. */
function plainText(token: Token): string {
  const inside = "tokens" in token ? token.tokens : undefined;
  if (inside) return inside.map(plainText).join("");
  return "text" in token ? token.text : token.raw;
}

function pictureSizes(): Record<string, Size> {
  const files = readdirSync(path.join(folder(), PICTURES)).filter((name) => name.endsWith(".webp"));
  return Object.fromEntries(
    files.map((name) => [
      `gambar/${name}`,
      webpSize(readFileSync(path.join(folder(), PICTURES, name))),
    ]),
  );
}

/** Browsers write the extended form, whose canvas stands in its header. */
function webpSize(bytes: Buffer): Size {
  if (bytes.toString("latin1", 12, 16) !== "VP8X") throw new Error("a picture of unknown form");
  return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
}

/** A document of `docs/` as Markdown tokens, without the empty ones. */
export function tokensOf(file: string): Token[] {
  const text = readFileSync(path.join(folder(), file), "utf8");
  return lexer(text).filter((token) => token.type !== "space");
}

/** The chapters of a document, with the ids that its page gives them. */
export function chaptersOf(content: Token[]): Chapter[] {
  return content
    .filter((token): token is Tokens.Heading => token.type === "heading" && token.depth === 2)
    .map(({ text }) => ({ id: slugOf(text), title: text }));
}

export type Picture = { bytes: Uint8Array<ArrayBuffer>; etag: string };

/** A picture of the guides, or null when there is none of this name. */
export function guidePicture(name: string): Picture | null {
  if (!/^[a-z0-9-]+\.webp$/.test(name)) return null;
  try {
    const bytes = new Uint8Array(readFileSync(path.join(folder(), PICTURES, name)));
    const hash = createHash("sha256").update(bytes).digest("base64url").slice(0, 22);
    return { bytes, etag: `"${hash}"` };
  } catch {
    return null;
  }
}

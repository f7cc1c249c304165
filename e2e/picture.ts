import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, type Locator, type Page } from "@playwright/test";

const PICTURES = path.join(path.dirname(import.meta.dirname), "docs/pengguna/gambar");

/** `npm run docs:pictures` sets it: then pictures are taken anew instead of compared. */
const taking = process.env.DOCS_PICTURES === "1";
const SIZE = { width: 1280, height: 800 };
/** Room around a part of the page, in px. */
const ROOM = 16;

/**
 * A picture of the guides. Its step is performed for real; what is on the screen must still have
 * the outline that is stored beside the picture. Pixels are not compared: fonts and times differ.
 */
export async function picture(page: Page, name: string, part?: Locator): Promise<void> {
  await page.setViewportSize(SIZE);
  await page.waitForLoadState(); // before its style is there a page shows what only phones do
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const outline = outlineOf(await (part ?? page.locator("body")).ariaSnapshot());
  const file = path.join(PICTURES, name);
  if (taking) {
    mkdirSync(PICTURES, { recursive: true });
    writeFileSync(`${file}.txt`, outline);
    writeFileSync(`${file}.webp`, await shot(page, part));
    return;
  }
  const stored = readFileSync(`${file}.txt`, "utf8");
  expect(outline, `picture ${name} is old: run \`npm run docs:pictures\``).toBe(stored);
}

/** What is on the screen in words, without what differs from day to day. */
function outlineOf(snapshot: string): string {
  const lines = snapshot
    .split("\n")
    .filter((line) => !LEFT_OUT.some((what) => what.test(line)))
    .map((line) => VARYING.reduce((text, [what, word]) => text.replaceAll(what, word), line));
  return `${lines.join("\n")}\n`;
}

/** Addresses, and what a screen reader is told of the save state, which comes when it comes. */
const LEFT_OUT = [
  /^\s*- \/(url|placeholder):/,
  /^- alert(: .+)?$/, // what the router says when a page is reached by a link
  /^\s*- text: (Tersimpan|Belum tersimpan|Menyimpan|Menyambungkan|Tidak terhubung)[^:]*$/,
];

const VARYING: [RegExp, string][] = [
  // Times of the board are near to now, and each distance has its own words.
  [/(- time: (Tenggat|Diubah)) .*/g, "$1 (waktu)"],
  [/\b(Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu), \d+ \p{L}+ \d{4}/gu, "(hari)"],
  [/\b(Sen|Sel|Rab|Kam|Jum|Sab|Min), \d+ \p{L}{3}\b/gu, "(hari)"],
  [/\b\d{1,2} \p{L}{3,9} \d{4}\b/gu, "(hari)"],
  [/\b(Kemarin|Hari ini|Besok)\b/g, "(hari)"],
  [/\b(Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu) \(\d+\/\d+\/\d+\)/g, "(hari)"],
  [/\b20\d\d\b/g, "(tahun)"],
  [/\b[0-9a-f]{4}( [0-9a-f]{4}){2} … [0-9a-f]{4}\b/g, "(sidik)"],
  [/\b[0-9a-f]{8}(?:[ …]*[0-9a-f]{4,8})*\b/g, "(sidik)"],
  [/\b\d\d\.\d\d\b/g, "(jam)"],
  [/\/undangan\/[\w-]+/g, "/undangan/(tautan)"],
  [/https?:\/\/[\w.:]+/g, "(alamat)"],
  [/\b\d+ (kata|perubahan)\b/g, "(jumlah) $1"],
  // A colleague's caret with its name.
  [/ *\u2060[^\u2060]*\u2060 */g, ""],
];

async function shot(page: Page, part: Locator | undefined): Promise<Buffer> {
  const box = part ? await part.boundingBox() : null;
  const clip = box
    ? {
        x: Math.max(0, box.x - ROOM),
        y: Math.max(0, box.y - ROOM),
        width: Math.min(SIZE.width, box.width + 2 * ROOM),
        height: Math.min(SIZE.height, box.height + 2 * ROOM),
      }
    : { x: 0, y: 0, ...SIZE };
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send("Page.captureScreenshot", {
    format: "webp",
    quality: 82,
    clip: { ...clip, scale: 1 },
  });
  await session.detach();
  return Buffer.from(data, "base64");
}

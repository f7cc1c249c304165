import { encode } from "uqr";
import { plain } from "#domain/files/lines.ts";
import type { Proof, Sheet } from "#domain/files/sheet.ts";
import { writeBlocks } from "./pdf-body.ts";
import { Paper } from "./pdf-paper.ts";

/** Points: sizes of letters, space between parts, the side of the code. */
const FACT = 9.5;
const FOOT = 8;
const GAP = 8;
const CODE = 84;
/** White around a code, in modules, so that cameras find its edge (ISO/IEC 18004). */
const QUIET = 4;

const SIDES = ["written", "right"] as const;
type Side = (typeof SIDES)[number];
type Pair = Record<Side, string>;

/** A sheet as PDF on A4, with its parts named for those who hear it read; `at` is its date. */
export async function pdfOf(sheet: Sheet, at: Date): Promise<Uint8Array<ArrayBuffer>> {
  const { title, letterhead, language, mark, proof } = sheet;
  const paper = new Paper({ title, author: letterhead.join(", "), language, at });
  const { root } = paper;
  await head(paper, sheet);
  await writeBlocks(paper, sheet.body, {
    parent: root,
    left: paper.left,
    pictures: sheet.pictures,
  });
  for (const field of sheet.fields) await writeField(paper, field, sheet);
  if (proof) await writeProof(paper, proof);
  const label = mark ?? (proof ? `SHA-256 ${proof.sha256.value.slice(0, 12)}` : "");
  return paper.finish((page, pages) => {
    const baseline = paper.doc.page.height - 48;
    const number = `${page} / ${pages}`;
    const x = paper.right - paper.measure(number, "regular", FOOT);
    paper.ink(label, "regular", FOOT, paper.left, baseline);
    paper.ink(number, "regular", FOOT, x, baseline);
  });
}

async function head(paper: Paper, { letterhead, mark, kind, title, facts }: Sheet): Promise<void> {
  const { root } = paper;
  const say = (words: string, size: number, isBold = false) =>
    paper.part(root, "P", () => paper.lines([plain(words)], { size, isBold }));
  if (mark) {
    await say(mark, 10, true);
    paper.y += GAP;
  }
  for (const name of letterhead) await say(name, 12, true);
  paper.y += GAP / 2;
  paper.rule(1.5);
  paper.y += 2 * GAP;
  await say(kind, FACT);
  await paper.part(root, "H1", () => paper.lines([plain(title)], { size: 20, isBold: true }));
  paper.y += GAP;
  for (const { label, value } of facts) await say(`${label}: ${value}`, FACT);
  paper.y += 1.5 * GAP;
}

async function writeField(
  paper: Paper,
  { label, shown }: Sheet["fields"][number],
  { heads }: Sheet,
): Promise<void> {
  const { root } = paper;
  paper.need(60);
  paper.y += GAP / 2;
  await paper.part(root, "P", () => paper.lines([plain(label)], { size: FACT, isBold: true }));
  if (shown.kind === "pairs") {
    await writePairs(paper, [heads, ...shown.rows]);
    return;
  }
  for (const { text, href } of shown.lines) {
    const lines = text.split(/\r?\n/).map((line) => plain(line, href ?? null));
    await paper.part(root, "P", () => paper.lines(lines, { size: FACT }));
  }
}

/** Two columns, the first row their heads; a row too long for a page has its sides below each other. */
async function writePairs(paper: Paper, rows: readonly Pair[]): Promise<void> {
  const table = await paper.part(paper.root, "Table");
  const middle = (paper.left + paper.right) / 2;
  const edges = { written: { right: middle - GAP }, right: { left: middle + GAP } };
  for (const [n, row] of rows.entries()) {
    const line = await paper.part(table, "TR");
    const setting = { size: FACT, isBold: n === 0 };
    const heightOf = (side: Side) => paper.height([plain(row[side])], setting, edges[side]);
    const height = Math.max(...(await Promise.all(SIDES.map(heightOf))));
    const isBeside = paper.fits(height);
    if (isBeside) paper.need(height);
    const top = paper.y;
    for (const side of SIDES) {
      if (isBeside) paper.y = top;
      const lines = [plain(row[side])];
      const role = n === 0 ? "TH" : "TD";
      await paper.part(line, role, () => paper.lines(lines, setting, isBeside ? edges[side] : {}));
    }
    if (isBeside) paper.y = top + height;
    paper.y += 2;
    paper.rule(0.5);
    paper.y += 4;
    line.end();
  }
  table.end();
}

/** Signatures, fingerprint and address, all on one page, beside them the address for cameras. */
async function writeProof(
  paper: Paper,
  { title, signatures, sha256, address }: Proof,
): Promise<void> {
  const edges = { right: paper.right - (address ? CODE + 2 * GAP : 0) };
  const lines = [
    ...signatures.map((line) => plain(line)),
    plain(`${sha256.label}: ${sha256.value}`),
    ...(address ? [plain(`${address.label}:`), plain(address.url, address.url)] : []),
  ];
  const [bold, normal] = [{ size: FACT, isBold: true }, { size: FACT }];
  const said =
    (await paper.height([plain(title)], bold, edges)) + (await paper.height(lines, normal, edges));
  const height = Math.max(CODE, said);
  paper.need(height + 2 * GAP);
  paper.y += GAP;
  paper.rule(0.5);
  paper.y += GAP;
  const top = paper.y;
  await paper.part(paper.root, "P", () => paper.lines([plain(title)], bold, edges));
  for (const line of lines)
    await paper.part(paper.root, "P", () => paper.lines([line], normal, edges));
  if (!address) return;
  await writeCode(paper, address, top);
  paper.y = top + height;
}

/** The address for cameras, at the right edge. */
async function writeCode(
  paper: Paper,
  { label, url }: { label: string; url: string },
  top: number,
) {
  const { data, size } = encode(url, { ecc: "M", border: 0 });
  const module = CODE / (size + 2 * QUIET);
  const left = paper.right - CODE;
  const draw = () => {
    for (const [y, row] of data.entries())
      for (const [x, isDark] of row.entries())
        if (isDark) {
          const place = [left + (x + QUIET) * module, top + (y + QUIET) * module] as const;
          paper.doc.rect(...place, module, module);
        }
    paper.doc.fill("black");
  };
  await paper.part(paper.root, "Figure", draw, `${label}: ${url}`);
}

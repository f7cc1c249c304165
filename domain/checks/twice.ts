import { formatNumber } from "#domain/numbers.ts";
import type { Finding } from "./finding.ts";
import { findingIn } from "./found.ts";
import { amountOf, unitAfter } from "./quantities.ts";
import { type ReadBlock, sentencesOf, type Token } from "./tokens.ts";

/** Numbers of one unit that are compared with each other; a text with more of them is a table. */
const MOST = 60;

/** A sentence with one of these tells of two moments or of a part: other numbers are right there. */
const CHANGE = new Set(
  "sebelumnya semula naik turun bertambah berkurang menjadi dibanding dibandingkan meningkat menurun berubah sementara perbaikan selisih dps dpshp dpsh dpb pdpb previously rose fell increased decreased".split(
    " ",
  ),
);
const PART_OF = new Set(
  "laki-laki perempuan pria wanita baru pemula men women new kecamatan kelurahan dapil ppk".split(
    " ",
  ),
);
const ROUGH = new Set("hampir sekitar lebih kurang nearly about over".split(" "));

type Mention = {
  read: ReadBlock;
  token: Token;
  value: number;
  unit: string;
  isPart: boolean;
  isRough: boolean;
};

/** One thing with two values that look like one and a slip of the keys; a headline that the text does not bear out. */
export function twice(blocks: readonly ReadBlock[]): Finding[] {
  const groups = new Map<string, Mention[]>();
  for (const mention of blocks.flatMap(mentionsIn)) {
    const group = groups.get(mention.unit) ?? [];
    groups.set(mention.unit, group);
    if (group.length < MOST) group.push(mention);
  }
  const said = valuesOutsideTitle(blocks);
  return [...groups.values()].flatMap((group) => [...slips(group), ...headline(group, said)]);
}

function mentionsIn(read: ReadBlock): Mention[] {
  if (read.block.part === "field") return [];
  return sentencesOf(read.tokens).flatMap((sentence) => {
    const isChange = sentence.some(({ lower }) => CHANGE.has(lower));
    return sentence.flatMap((token, i) => {
      const value = amountOf(token, read.language);
      const unit = value === null ? null : unitAfter(sentence, i, read.language);
      if (value === null || !unit || value < 1000 || !Number.isInteger(value)) return [];
      const around = sentence.slice(Math.max(0, i - 2), i + 6).map(({ lower }) => lower);
      const isInTable = read.block.part === "cell";
      const isPart = isInTable || isChange || around.some((lower) => PART_OF.has(lower));
      const isRough = ROUGH.has(sentence[i - 1]?.lower ?? "");
      return { read, token, value, unit, isPart, isRough };
    });
  });
}

function slips(group: readonly Mention[]): Finding[] {
  const known: Mention[] = [];
  const found: Finding[] = [];
  for (const mention of group.filter(({ isPart }) => !isPart)) {
    if (known.some(({ value }) => value === mention.value)) continue;
    const like = known.find(({ value }) => isSlip(String(value), String(mention.value)));
    if (like) found.push(findingAt(mention, "twice", like.value));
    known.push(mention);
  }
  return found;
}

/** One digit another, or two neighbours swapped. */
function isSlip(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  const differing = [...one].flatMap((digit, i) => (digit === other[i] ? [] : i));
  const [first = 0, second, ...more] = differing;
  if (second === undefined) return differing.length === 1;
  const isSwapped = one[first] === other[second] && one[second] === other[first];
  return !more.length && second === first + 1 && isSwapped;
}

function valuesOutsideTitle(blocks: readonly ReadBlock[]): Set<number | null> {
  const others = blocks.filter(({ block }) => block.part !== "title");
  return new Set(
    others.flatMap(({ tokens, language }) => tokens.map((token) => amountOf(token, language))),
  );
}

/** A number of the headline that the text has nowhere, while it has another one of that size. */
function headline(group: readonly Mention[], said: ReadonlySet<number | null>): Finding[] {
  const inTitle = group.filter(({ read }) => read.block.part === "title");
  const inBody = group.filter(({ read, isPart }) => read.block.part !== "title" && !isPart);
  return inTitle.flatMap((mention) => {
    const other = inBody.find(({ value }) => String(value).length === String(mention.value).length);
    if (!other || said.has(mention.value) || mention.isRough) return [];
    // Slips have been told already, at the second of the two.
    if (isSlip(String(other.value), String(mention.value))) return [];
    return findingAt(mention, "headline", other.value);
  });
}

function findingAt(
  { read, token, value, unit }: Mention,
  rule: "twice" | "headline",
  other: number,
) {
  const { block, language } = read;
  const facts = {
    value: formatNumber(value, language),
    other: formatNumber(other, language),
    unit,
  };
  return findingIn(block, { rule, from: token.from, to: token.to, facts });
}

import { dateAt } from "./calendar.ts";
import type { Found } from "./found.ts";
import { HOUSE_PHRASES, HOUSE_WORDS } from "./house-words.ts";
import { isPercent } from "./quantities.ts";
import { follows, type ReadBlock, type Token } from "./tokens.ts";
import { casedLike } from "./weekday.ts";

/** Longest title and lead of the house, in characters and in words. */
const TITLE = 110;
const LEAD = 35;

const ZONES = new Set(["wib", "wita", "wit"]);
/** Words that are also names of people. */
const NAMES = new Set(["kharisma"]);

/** How the house writes: standard spellings, "Rp2 juta", "persen", "07.00 WIB". */
export function houseStyle(read: ReadBlock): Found[] {
  const { tokens, language, block } = read;
  if (language !== "id" || block.part === "field") return [];
  return tokens.flatMap((_, i) => [
    ...spelling(read, i),
    ...rupiah(tokens, i),
    ...percentSign(tokens, i),
    ...clock(tokens, i),
  ]);
}

function spelling({ tokens, block }: ReadBlock, i: number): Found[] {
  const token = tokens[i] as Token;
  if (token.kind !== "word" || !standsAlone(tokens, i) || isName(tokens, i, block.part === "title"))
    return [];
  const next = tokens[i + 1];
  const phrase = next?.spaced ? HOUSE_PHRASES.get(`${token.lower} ${next.lower}`) : undefined;
  const word = phrase ?? HOUSE_WORDS.get(token.lower);
  if (!word) return [];
  const { from } = token;
  const to = phrase && next ? next.to : token.to;
  const text = casedLike(token.text, word);
  const isProper = /^\p{Lu}/u.test(word);
  const right = isProper && text === text.toLowerCase() ? word : text;
  return [{ rule: "word", from, to, facts: { word: right }, fix: { from, to, text: right } }];
}

/** False inside addresses and tags: "kerjasama.go.id", "#hoax", "info@hoax.id". */
function standsAlone(tokens: readonly Token[], i: number): boolean {
  const [before, token, after, next] = [tokens[i - 1], tokens[i], tokens[i + 1], tokens[i + 2]];
  const isGlued = before && !token?.spaced && /^[.@#/_\d]/.test(before.text);
  const isLeading =
    after &&
    !after.spaced &&
    (/^[@/_\d]/.test(after.text) ||
      (after.text === "." && next && !next.spaced && next.kind === "word"));
  return !isGlued && !isLeading;
}

/** A capital inside a sentence makes a name of a word, save for days, months and headlines. */
function isName(tokens: readonly Token[], i: number, isTitle: boolean): boolean {
  const token = tokens[i] as Token;
  if (!/^\p{Lu}/u.test(token.text)) return false;
  if (NAMES.has(token.lower)) return true;
  const isCalendar = /^\p{Lu}/u.test(HOUSE_WORDS.get(token.lower) ?? "");
  const before = tokens[i - 1];
  return !(isTitle || isCalendar || !before || /^[.!?:“"–—(]$/.test(before.text));
}

/** "Rp 2 juta" and "Rp2 juta rupiah". */
function rupiah(tokens: readonly Token[], i: number): Found[] {
  const token = tokens[i] as Token;
  const at = tokens[i + 1]?.text === "." ? i + 2 : i + 1;
  const amount = tokens[at];
  if (token.lower !== "rp" || amount?.kind !== "number") return [];
  const unit = tokens[at + 1];
  const isBig = /^(?:ribu|juta|miliar|milyar|triliun)$/.test(unit?.lower ?? "");
  const last = isBig && unit ? unit : amount;
  const said = tokens[isBig ? at + 2 : at + 1];
  const to = said?.lower === "rupiah" ? said.to : last.to;
  const text = `Rp${amount.text}${isBig && unit ? ` ${unit.text}` : ""}`;
  const isRight = !amount.spaced && at === i + 1 && to === last.to;
  const { from } = token;
  return isRight
    ? []
    : [{ rule: "rupiah", from, to, facts: { right: text }, fix: { from, to, text } }];
}

function percentSign(tokens: readonly Token[], i: number): Found[] {
  const [amount, sign] = [tokens[i] as Token, tokens[i + 1]];
  if (amount.kind !== "number" || sign?.text !== "%" || !isPercent(sign)) return [];
  const { from } = amount;
  const { to } = sign;
  const right = `${amount.text} persen`;
  return [{ rule: "percent-sign", from, to, facts: { right }, fix: { from, to, text: right } }];
}

/** "07:00 WIB" and "pukul 07:00"; scores and verses stay silent. */
function clock(tokens: readonly Token[], i: number): Found[] {
  const [hour, colon, minute, zone] = tokens.slice(i, i + 4);
  if (colon?.text !== ":" || colon.spaced || !minute || minute.spaced) return [];
  if (!/^\d\d?$/.test(hour?.text ?? "") || !/^[0-5]\d$/.test(minute.text) || !hour) return [];
  const isClock = follows(tokens, i - 1, ["pukul"]) || ZONES.has(zone?.lower ?? "");
  if (!isClock) return [];
  const { from } = hour;
  const { to } = minute;
  const right = `${hour.text}.${minute.text}`;
  return [{ rule: "clock", from, to, facts: { right }, fix: { from, to, text: right } }];
}

/** Title and lead that are longer than a reader takes in at once. */
export function lengths(blocks: readonly ReadBlock[]): { read: ReadBlock; found: Found }[] {
  const title = blocks.find(({ block }) => block.part === "title");
  const lead = blocks.find(({ block }) => block.part === "paragraph" && block.text.trim());
  const found: { read: ReadBlock; found: Found }[] = [];
  const { length } = title?.block.text ?? "";
  if (title && length > TITLE) {
    const facts = { count: String(length), most: String(TITLE) };
    found.push({ read: title, found: { rule: "title-length", from: TITLE, to: length, facts } });
  }
  const words = lead?.tokens.filter(({ kind }) => kind !== "sign") ?? [];
  const [first, last] = [words[LEAD], words.at(-1)];
  if (lead && first && last && !dateAt(lead.tokens, 0, lead.language)) {
    const facts = { count: String(words.length), most: String(LEAD) };
    found.push({
      read: lead,
      found: { rule: "lead-length", from: first.from, to: last.to, facts },
    });
  }
  return found;
}

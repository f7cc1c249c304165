import type { Found } from "./found.ts";
import type { ReadBlock } from "./tokens.ts";

/** Of a fixed length each, so that no text makes them look twice. */
const NIK =
  /(?<![\d.,])(?:\d{16}|\d{4}([ .\u00a0-])\d{4}\1\d{4}\1\d{4}|\d{6}([ .\u00a0-])\d{6}\2\d{4})(?!\d|[.,]\d)/g;
const MOBILE =
  /(?<![\d./-])(?:\+62|62|0)[ -]?8\d{2}(?:[ .-]?\d{3,4}){2}(?:[ .-]?\d{1,2})?(?![\d/])/g;
const RT_RW = /\bRT[ .]{0,2}\d{1,3}[ ]?[/,]?[ ]?RW[ .]{0,2}\d{1,3}(?!\d)/gi;

const ID_CARD = /\b(?:NIK|KTP|KK|KTA|kependudukan|identitas|keluarga)\b/i;
const MONEY = /Rp\.?\s?$/;
/** A number that the public is asked to call is no private one. */
const FOR_CALLS =
  /narahubung|kontak|hubungi|telepon|whatsapp|layanan|hotline|aduan|pengaduan|call cent|contact|phone/i;
const LIVES = /\b(?:beralamat|rumah|kediaman|tinggal|warga|domisili|berdomisili|alamat)\b/i;
/** How far around a number its words are looked at. */
const NEAR = 60;

/** Identity numbers, private telephone numbers and home addresses. */
export function personal({ block }: ReadBlock): Found[] {
  return [
    ...identityNumbers(block.text),
    ...(block.place.kind === "field" && block.place.key === "contact"
      ? []
      : privateOnes(block.text)),
  ];
}

function identityNumbers(text: string): Found[] {
  return [...text.matchAll(NIK)].flatMap(({ 0: written, index }) => {
    const digits = written.replace(/\D/g, "");
    const before = text.slice(Math.max(0, index - NEAR), index);
    const isOne = isIdentity(digits) || ID_CARD.test(before);
    if (!isOne || MONEY.test(before)) return [];
    return { rule: "nik", from: index, to: index + written.length };
  });
}

/** Province, day of birth (40 more for women) and month stand in an identity number. */
function isIdentity(digits: string): boolean {
  const [province, day, month] = [0, 6, 8].map((at) => Number(digits.slice(at, at + 2))) as [
    number,
    number,
    number,
  ];
  const isDay = (day >= 1 && day <= 31) || (day >= 41 && day <= 71);
  return province >= 11 && province <= 97 && isDay && month >= 1 && month <= 12;
}

function privateOnes(text: string): Found[] {
  const around = (from: number, to: number) => text.slice(Math.max(0, from - NEAR), to + NEAR);
  const all = (pattern: RegExp, rule: "phone" | "address", isOne: (near: string) => boolean) =>
    [...text.matchAll(pattern)].flatMap(({ 0: { length }, index }): Found[] =>
      isOne(around(index, index + length)) ? [{ rule, from: index, to: index + length }] : [],
    );
  return [
    ...all(MOBILE, "phone", (near) => !FOR_CALLS.test(near)),
    ...all(RT_RW, "address", (near) => LIVES.test(near) && !/\bTPS\b/.test(near)),
  ];
}

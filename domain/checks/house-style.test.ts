import { describe, expect, test } from "vitest";
import { HOUSE_PHRASES, HOUSE_WORDS } from "./house-words.ts";
import { foundBy, mended, textOf } from "./testing.ts";

const RULES = ["word", "rupiah", "percent-sign", "clock"] as const;
const found = (words: string, title?: string) => {
  const text = textOf(words, { title });
  return foundBy(RULES, text).map((finding) => mended(text, finding));
};

describe("[K26] what the house writes otherwise is found and put right", () => {
  test.each([...HOUSE_WORDS, ...HOUSE_PHRASES])("%s", (word, right) => {
    expect(found(`kata ${word} itu`)).toEqual([`kata ${right} itu`]);
    expect(found(`kata ${right} itu`)).toEqual([]);
  });
  test.each([
    ["Silahkan datang.", "Silakan datang."],
    ["Rapat hari Jum'at, 27 Februari.", "Rapat hari Jumat, 27 Februari."],
    ["Rapat 3 Pebruari.", "Rapat 3 Februari."],
    ["Dananya Rp 2 juta rupiah.", "Dananya Rp2 juta."],
    ["Dananya Rp. 2.000.000,00.", "Dananya Rp2.000.000,00."],
    ["Dananya Rp2.000.000 rupiah.", "Dananya Rp2.000.000."],
    ["Hadir 81,95% pemilih.", "Hadir 81,95 persen pemilih."],
    ["Hadir 81,95 % pemilih.", "Hadir 81,95 persen pemilih."],
    ["Mulai pukul 07:00.", "Mulai pukul 07.00."],
    ["Mulai 07:00 WIB.", "Mulai 07.00 WIB."],
  ])("%s", (words, right) => {
    expect(found(words)).toEqual([right]);
  });
  test("in a headline, with its capitals", () => {
    expect(found("Isi.", "KPU Menghimbau Warga")).toEqual(["KPU Mengimbau Warga"]);
  });
});

describe("[K26] words that only contain or look like those stay silent", () => {
  test.each([
    ["Penandatanganan naskah dan perizinan."],
    ["Buka kerjasama.go.id atau tulis ke info@hoax.id."],
    ["Tagar #hoax dan akun @detil dipakai."],
    ["Ibu Kharisma Putri hadir. Kharisma berbicara."],
    ["Toko Apotik Sehat di Jalan Praktek."],
    ["Dananya Rp2 juta dan Rp2.000.000."],
    ["Skor 3:1 dan Kitab 2:15."],
    ["Hadir 81,95 persen."],
    ["Penghitungan suara selesai; perhitungan biaya belum."],
    ["Kata di-respon-kan ijin-ijin."],
  ])("%s", (words) => {
    expect(found(words)).toEqual([]);
  });
  test("an English text and a field", () => {
    expect(foundBy(RULES, textOf("A hoax of 5% at 07:00 WIB.", { language: "en" }))).toEqual([]);
    expect(foundBy(RULES, textOf("Isi.", { fields: { venue: "Apotik" } }))).toEqual([]);
  });
});

test("[K26] a title over 110 characters and a lead over 35 words are told by their number", () => {
  const words = (n: number) => Array.from({ length: n }, () => "kata").join(" ");
  const lengths = (title: string, lead: string) =>
    foundBy(["title-length", "lead-length"], textOf(lead, { title })).map(
      ({ facts }) => facts.count,
    );
  expect(lengths("a".repeat(110), words(35))).toEqual([]);
  expect(lengths("a".repeat(111), words(36))).toEqual(["111", "36"]);
});

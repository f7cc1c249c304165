import { describe, expect, test } from "vitest";
import { foundBy, mended, textOf } from "./testing.ts";

const RULES = ["number-groups", "number-dots", "number-range", "year-digits"] as const;
const found = (words: string) => {
  const text = textOf(words);
  return foundBy(RULES, text).map((finding) => [finding.rule, mended(text, finding)]);
};

describe("[K23] numbers that cannot be read are found", () => {
  test.each([
    [
      "Ada 410-890 pemilih laki-laki dan 427.705 pemilih perempuan.",
      "number-range",
      "Ada 410.890 pemilih laki-laki dan 427.705 pemilih perempuan.",
    ],
    ["Ada 2209 TPS.", "number-dots", "Ada 2.209 TPS."],
    ["Ada 914996 pemilih.", "number-dots", "Ada 914.996 pemilih."],
    ["Ada 914,996 pemilih.", "number-groups", "Ada 914.996 pemilih."],
    ["Ada 91.49.96 pemilih.", "number-groups", null],
    ["Ada 1.2345 pemilih.", "number-groups", null],
    ["Rapat digelar Selasa (23/04/209).", "year-digits", null],
    ["Rapat digelar 23 April 209.", "year-digits", null],
    ["Rapat digelar 23 April 20244 di aula.", "year-digits", null],
  ])("%s", (words, rule, right) => {
    expect(found(words)).toEqual([[rule, right]]);
  });
});

describe("[K23] numbers of another kind stay silent", () => {
  test.each([
    ["Ada 914.996 pemilih di 2.209 TPS dan 195 desa."],
    ["Pada Pemilu 2024 pemilih bertambah."],
    ["Sejak 2024 warga datang."],
    ["Nomor 2209 orang itu."],
    ["Surat 500.13/SD/427.12/2025 orang."],
    ["Keputusan 929/HK.03.1-Kpt/04/KPU/V/2019."],
    ["Pukul 07.30 peserta hadir."],
    ["Pukul 09.00 petugas mulai."],
    ["Hadir 100-200 orang."],
    ["Ada 100-150 pemilih per TPS dari 914.996 pemilih."],
    ["Telepon (0291) 2209 orang."],
    ["Rapat 20.5.2025 peserta hadir."],
    ["Pada 24 April 200 peserta hadir."],
    ["Pada 24 April 2024 peserta hadir."],
    ["Hubungi 021-555 warga."],
    ["Rata-rata 2,5 orang."],
    ["RT 03/04/209 desa."],
    ["TPS 2209 warga."],
  ])("%s", (words) => {
    expect(found(words)).toEqual([]);
  });
});

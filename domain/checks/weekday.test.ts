import { describe, expect, test } from "vitest";
import { foundBy, mended, textOf } from "./testing.ts";

const RULES = ["weekday", "no-such-day"] as const;
const wrong = (words: string, language: "id" | "en" = "id") => {
  const text = textOf(`Rapat digelar ${words} di aula.`, { language });
  const [finding, ...others] = foundBy(RULES, text);
  expect(others).toEqual([]);
  return finding && { rule: finding.rule, words: finding.words, mended: mended(text, finding) };
};

describe("[K20] a weekday that is not that of its date is found, with the right one", () => {
  test.each([
    ["Selasa, 24 April 2019", "Rabu, 24 April 2019"],
    ["Selasa (14/03/2024)", "Kamis (14/03/2024)"],
    ["Senin, 27 November 2026", "Jumat, 27 November 2026"],
    ["SENIN, 27 NOVEMBER 2026", "JUMAT, 27 NOVEMBER 2026"],
    ["hari Senin tanggal 27 November 2026", "hari Jumat tanggal 27 November 2026"],
    ["Senin malam, 27-11-2026", "Jumat malam, 27-11-2026"],
    ["Senin Kliwon (27.11.2026)", "Jumat Kliwon (27.11.2026)"],
    ["Senin (23/11/2026) sampai Minggu (4/12/2026)", "Senin (23/11/2026) sampai Jumat (4/12/2026)"],
    ["Jum'at, 23 Nopember 2026", "Senin, 23 Nopember 2026"],
    ["Ahad\u00a0(30/11/2026)", "Senin\u00a0(30/11/2026)"],
  ])("%s", (words, right) => {
    expect(wrong(words)).toMatchObject({
      rule: "weekday",
      mended: `Rapat digelar ${right} di aula.`,
    });
  });
  test.each([
    ["Monday, 27 November 2026", "Friday, 27 November 2026"],
    ["Monday, November 27, 2026", "Friday, November 27, 2026"],
  ])("%s", (words, right) => {
    expect(wrong(words, "en")?.mended).toBe(`Rapat digelar ${right} di aula.`);
  });
});

describe("[K20] a day that no calendar has is found and nothing is put in its place", () => {
  test.each([["Senin, 31 November 2026"], ["30 Februari 2024"], ["29 Februari 2023"]])(
    "%s",
    (words) => {
      expect(wrong(words)).toEqual({ rule: "no-such-day", words, mended: null });
    },
  );
});

describe("[K20] what only looks like a wrong weekday stays silent", () => {
  test.each([
    ["Selasa (11/4/2023)"],
    ["Selasa (20/5/2025)"],
    ["Rabu, 14 Februari 2024"],
    ["Jumat, 20 November 2026 pukul 10.31 WIB"],
    ["Ahad, 29 November 2026"],
    ["29 Februari 2024"],
    ["Senin–Rabu, 23–25 November 2026"],
    ["Senin-Rabu, 25 November 2026"],
    ["Senin sampai Rabu, 25 November 2026"],
    ["Senin s.d. Rabu, 23 November 2026"],
    ["Senin dan Selasa, 23 dan 24 November 2026"],
    ["Senin, 27 November"],
    ["Senin (27/11)"],
    ["Senin, 27/11/26"],
    ["setiap Senin. Pada 27 November 2026"],
    ["Senin, warga datang; 27 November 2026"],
    ["Nomor 87/HM/KOMINFO/04/2019"],
    ["Peraturan 31 Tahun 2024"],
    ["31 peserta Maret 2024"],
    ["Minggu kedua 3 November 2026"],
  ])("%s", (words) => {
    expect(wrong(words)).toBeUndefined();
  });
  test("Indonesian names of days in an English text", () => {
    expect(wrong("Senin, 27 November 2026", "en")).toBeUndefined();
  });
});

import { describe, expect, test } from "vitest";
import { fillNumber, fillText, nextSequence, patternFault, sequenceIn } from "./patterns.ts";

const house = { city: "Jepara", site: "kab-jepara.kpu.go.id", shortName: "Diskominfo" };
const day = { at: new Date("2023-04-10T23:30:00Z"), zone: "WIB" } as const; // Selasa, 11 April, 06.30

describe("[T1] house patterns are filled with what the agency has entered", () => {
  test.each([
    ["{KOTA}, {tanggal} –", "JEPARA, 11 April 2023 –"],
    ["{situs} –", "kab-jepara.kpu.go.id –"],
    ["{Situs} –", "Kab-jepara.kpu.go.id –"],
    ["{kota}, {situs} -", "Jepara, kab-jepara.kpu.go.id -"],
    ["{Kota}, {instansi} –", "Jepara, Diskominfo –"],
    ["{KOTA}, {hari} ({tanggalAngka}) –", "JEPARA, Selasa (11/4/2023) –"],
    ["(kpujepara)", "(kpujepara)"],
    ["***", "***"],
    ["", ""],
  ])("%s → %s", (pattern, filled) => {
    expect(patternFault("text", pattern)).toBeNull();
    expect(fillText(pattern, house, day, "id")).toBe(filled);
  });

  test("in the language of the text, on the calendar of the zone", () => {
    expect(fillText("{KOTA}, {hari} {tanggal} –", house, day, "en")).toBe(
      "JEPARA, Tuesday 11 April 2023 –",
    );
    const earlier = { at: new Date("2023-04-10T16:30:00Z"), zone: "WIB" } as const;
    expect(fillText("{tanggal}", house, earlier, "id")).toBe("10 April 2023");
  });

  test("what nobody has entered stays a placeholder", () => {
    const bare = { city: " ", site: "", shortName: "KPU" };
    expect(fillText("{KOTA}, {situs} –", bare, day, "id")).toBe("{{KOTA}}, {{situs}} –");
    expect(fillText("{cuaca}", bare, day, "id")).toBe("{{cuaca}}");
  });
});

describe("[T1] numbers are suggested by the register's pattern", () => {
  test.each([
    ["{urut}/HM/KOMINFO/{bulan}/{tahun}", 7, "7/HM/KOMINFO/04/2023"],
    ["{urut:2}/HM/KOMINFO/{bulan}/{tahun}", 7, "07/HM/KOMINFO/04/2023"],
    ["{urut}/{klasifikasi}-SP/3320/{tahun}", 12, "12/{{klasifikasi}}-SP/3320/2023"],
    ["{urut:3}/KPU/{bulanRomawi}/{tahun}", 1234, "1234/KPU/IV/2023"],
    ["", 1, ""],
  ])("%s, %i → %s", (pattern, sequence, number) => {
    expect(patternFault("number", pattern)).toBeNull();
    expect(fillNumber(pattern, sequence, day)).toBe(number);
  });

  test("the sequence is read back from a number of the pattern's form alone", () => {
    const pattern = "{urut:2}/{klasifikasi}-SP/3320/{tahun}";
    expect(sequenceIn(pattern, "07/HM.02-SP/3320/2023")).toBe(7);
    expect(sequenceIn(pattern, "07/HM.02/3320/2023")).toBeNull();
    expect(sequenceIn("(a+)+{urut}", "aaaa1")).toBeNull();
  });

  test("the next one follows the highest, whatever gaps and other numbers there are", () => {
    const pattern = "{urut}/DK/{tahun}";
    expect(nextSequence(pattern, [])).toBe(1);
    expect(nextSequence(pattern, ["3/DK/2023", "11/DK/2023", "B-400/2023"])).toBe(12);
  });
});

describe("[T1] a pattern that cannot be filled is refused by what is wrong with it", () => {
  test.each([
    ["text", "{cuaca} –", { kind: "unknown-place", place: "{cuaca}" }],
    ["text", "{kOTA}", { kind: "unknown-place", place: "{kOTA}" }],
    ["text", "{urut}", { kind: "unknown-place", place: "{urut}" }],
    ["number", "{urut}/{kota}", { kind: "unknown-place", place: "{kota}" }],
    ["number", "{urut:9}", { kind: "unknown-place", place: "{urut:9}" }],
    ["text", "{{kota}}", { kind: "stray-brace" }],
    ["text", "{kota –", { kind: "stray-brace" }],
    ["text", "satu\ndua", { kind: "stray-brace" }],
    ["number", "HM/{tahun}", { kind: "no-sequence" }],
    ["number", "{urut}/{urut:2}", { kind: "repeated", place: "{urut}" }],
    ["text", "a".repeat(121), { kind: "too-long" }],
  ] as const)("%s %s", (kind, pattern, fault) => {
    expect(patternFault(kind, pattern)).toEqual(fault);
  });
});

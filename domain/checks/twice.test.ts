import { describe, expect, test } from "vitest";
import { foundBy, textOf } from "./testing.ts";

const found = (words: string | string[], title?: string) =>
  foundBy(["twice", "headline"], textOf(words, { title })).map(
    ({ rule, facts }) => `${rule} ${facts.value} / ${facts.other} ${facts.unit}`,
  );

describe("[K22] one thing with two values in one text is found", () => {
  test("a headline and a body that differ by one digit", () => {
    expect(
      found("KPU menetapkan 344.903 pemilih di aula.", "KPU Tetapkan 334.903 Pemilih"),
    ).toEqual(["twice 344.903 / 334.903 pemilih"]);
  });
  test("one digit, and two that changed places", () => {
    expect(found(["Ada 8.494 desa yang siap.", "Semua 8.499 desa siap."])).toEqual([
      "twice 8.499 / 8.494 desa",
    ]);
    expect(found(["Ada 914.996 pemilih.", "Sebanyak 941.996 pemilih didata."])).toHaveLength(1);
  });
  test("a number of the headline that the text does not have", () => {
    expect(found("KPU menetapkan 838.595 pemilih.", "KPU Tetapkan 919.276 Pemilih")).toEqual([
      "headline 919.276 / 838.595 pemilih",
    ]);
  });
});

describe("[K22] two values that are two things stay silent", () => {
  test.each([
    [["Ada 914.996 pemilih.", "Sebanyak 914.996 pemilih didata."]],
    [["Terdiri atas 457.357 laki-laki dan 457.639 perempuan."]],
    [["Sebanyak 457.357 pemilih laki-laki.", "Sebanyak 457.359 pemilih perempuan."]],
    [["DPS 919.187 pemilih, DPSHP 916.945 pemilih, DPT 914.996 pemilih."]],
    [["Jumlahnya naik dari 914.996 pemilih menjadi 914.998 pemilih."]],
    [["Sebelumnya 914.996 pemilih.", "Kini 914.998 pemilih."]],
    [["Ada 1.250 TPS di Kecamatan Bangsri.", "Ada 1.280 TPS di Kecamatan Keling."]],
    [["Ada 612 desa.", "Ada 613 desa."]],
    [["Pada 2023 ada rapat.", "Pada 2024 ada rapat."]],
    [["Ada 3.490 TPS.", "Ada 1.743 TPS."]],
    [["Hadir 8.494 orang.", "Ada 8.499 desa."]],
  ])("%j", (words) => {
    expect(found(words)).toEqual([]);
  });
  test("a headline that rounds, or whose number the text has", () => {
    expect(found("KPU menetapkan 918.595 pemilih.", "Hampir 919.000 Pemilih")).toEqual([]);
    expect(found("Dari 919.276 pemilih, 600.208 pemilih hadir.", "919.276 Pemilih")).toEqual([]);
  });
});

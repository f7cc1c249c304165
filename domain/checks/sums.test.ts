import { describe, expect, test } from "vitest";
import { foundBy, textOf } from "./testing.ts";

const found = (words: string, language: "id" | "en" = "id") =>
  foundBy(["sum", "seats"], textOf(words, { language })).map(({ rule, facts }) =>
    rule === "sum"
      ? `${facts.one} + ${facts.other} = ${facts.sum}, not ${facts.whole}`
      : `${facts.sum}, not ${facts.whole}`,
  );

describe("[K21] parts that do not make the whole that the text gives are found", () => {
  test.each([
    [
      "DPT Lumajang 837.504 pemilih, terdiri atas 408.799 laki-laki dan 427.705 perempuan.",
      "408.799 + 427.705 = 836.504, not 837.504",
    ],
    [
      "Ada 914.986 pemilih, yakni laki-laki 457.357 dan perempuan 457.639 orang.",
      "457.357 + 457.639 = 914.996, not 914.986",
    ],
    [
      "Pemilih laki-laki sebanyak 410.890 dan pemilih perempuan 427.705, sehingga totalnya 838.959 pemilih.",
      "410.890 + 427.705 = 838.595, not 838.959",
    ],
    [
      "Ada 838.959 pemilih di 1.650 TPS. Rinciannya, 410.890 pria dan 427.705 wanita.",
      "410.890 + 427.705 = 838.595, not 838.959",
    ],
    [
      "Sebanyak 599.000 pemilih hadir, terdiri atas 532.965 suara sah dan 67.243 suara tidak sah.",
      "532.965 + 67.243 = 600.208, not 599.000",
    ],
    [
      "Sebanyak 50 kursi: Dapil 1 (12 kursi), Dapil 2 (10 kursi), Dapil 3 (8 kursi), Dapil 4 (10 kursi), dan Dapil 5 (9 kursi).",
      "49, not 50",
    ],
  ])("%s", (words, wanted) => {
    expect(found(words)).toEqual([wanted]);
  });
  test("in an English text", () => {
    const words = "There are 914,986 voters, namely 457,357 men and 457,639 women.";
    expect(found(words, "en")).toEqual(["457,357 + 457,639 = 914,996, not 914,986"]);
  });
});

describe("[K21] what only looks like a wrong sum stays silent", () => {
  test.each([
    ["DPT 914.996 pemilih, terdiri atas 457.357 laki-laki dan 457.639 perempuan."],
    ["Hasilnya 612.480 pemilih, terdiri atas 303.915 laki-laki dan 308.565 perempuan."],
    ["Di antara 914.996 pemilih, di antaranya 2.000 laki-laki dan 1.900 perempuan pemula."],
    ["DPT 919.276 pemilih di 1.743 TPS, terdiri atas 459.406 laki-laki dan 459.870 perempuan."],
    ["Pada Pemilu 2024 ada 457.357 laki-laki dan 457.639 perempuan."],
    ["Ada 80 anggota PPK, termasuk yang terdiri atas 20 laki-laki dan 10 perempuan."],
    ["Peserta 120 orang. Panitia 8 laki-laki dan 4 perempuan."],
    ["Suara sah 532.965 dan suara tidak sah 67.243, total 600.208 suara."],
    [
      "Sebanyak 50 kursi: Dapil 1 12 kursi, Dapil 2 10 kursi, Dapil 3 8 kursi, Dapil 4 10 kursi, Dapil 5 10 kursi.",
    ],
    ["Dari 50 kursi, Dapil 1 mendapat 12 kursi dan Dapil 4 mendapat 10 kursi."],
    ["Dari 50 kursi, di antaranya Dapil 1 (12 kursi) dan Dapil 2 (10 kursi)."],
    ["Dapil 1 12 kursi, Dapil 2 10 kursi."],
  ])("%s", (words) => {
    expect(found(words)).toEqual([]);
  });
});

import { describe, expect, test } from "vitest";
import { bodySchema } from "#domain/schema.ts";
import { captionsOf, checkedText, textBlocksOf } from "./checked-text.ts";
import { CHECKS, type CheckedText, isWaivable } from "./finding.ts";
import { findings, findingsIn, readBlocks } from "./findings.ts";
import { foundBy, textOf } from "./testing.ts";

test("[K27] open places, empty fields and a missing contact are found", () => {
  const body = ["Isi {{tempat}}.", "Alinea kedua.", "Alinea ketiga."];
  const rules = (text: CheckedText) =>
    foundBy(["unfilled", "field", "contact"], text).map(({ rule, words }) => `${rule} ${words}`);
  expect(rules(textOf(body))).toEqual(["contact ", "unfilled {{tempat}}"]);
  expect(rules(textOf(body, { emptyFields: ["contact"] }))).toEqual([
    "unfilled {{tempat}}",
    "field ",
  ]);
  expect(rules(textOf([...body, "Narahubung: Humas."]))).toEqual(["unfilled {{tempat}}"]);
  expect(rules(textOf(body, { fields: { contact: "Humas" } }))).toEqual(["unfilled {{tempat}}"]);
  expect(rules(textOf("Baru mulai."))).toEqual([]);
  expect(isWaivable("unfilled") || isWaivable("field")).toBe(false);
  expect(isWaivable("nik")).toBe(true);
});

test("[K27] correct texts have no findings", () => {
  const jepara = [
    "JEPARA – KPU Kabupaten Jepara dan Diskominfo Kabupaten Jepara menandatangani nota kerja sama di aula KPU, Selasa (11/4/2023).",
    "DPT Pemilu 2024 ditetapkan sebanyak 914.996 pemilih, terdiri atas 457.357 laki-laki dan 457.639 perempuan. Mereka memilih di 3.488 TPS di 195 desa/kelurahan.",
    "Pemungutan suara digelar Rabu, 14 Februari 2024 pukul 07.00–13.00 WIB. Kontak: humas@kpu.contoh.test.",
  ];
  expect(findings(textOf(jepara, { title: "KPU Jepara Tetapkan 914.996 Pemilih" }))).toEqual([]);
  const lumajang = [
    "LUMAJANG – Dinas Kominfo dan KPU Kabupaten Lumajang menyepakati penyebaran informasi pemilu, Selasa (20/5/2025).",
    "DPT Pilkada 2024 sebanyak 838.595 pemilih, yakni 410.890 laki-laki dan 427.705 perempuan. DPRD memiliki 50 kursi di 7 dapil.",
    "Narahubung: Humas KPU Kabupaten Lumajang, (0334) 881234.",
  ];
  expect(findings(textOf(lumajang, { title: "Kominfo dan KPU Lumajang Sepakat" }))).toEqual([]);
});

test("[K27] findings come in the order of reading, and equal ones have equal marks", () => {
  const nik = "3320014107900003";
  const text = textOf([`Pertama ${nik} dan 5%.`, `Kedua ${nik}.`], { title: "Hoax" });
  const all = findings(text);
  expect(all.map(({ rule }) => rule)).toEqual(["word", "nik", "percent-sign", "nik"]);
  const [first, second] = all.filter(({ rule }) => rule === "nik");
  expect(first?.mark).toBe(second?.mark);
  expect(first?.mark).not.toContain(nik.slice(0, 4));
  expect(first?.severity).toBe(CHECKS.nik);
});

test("[K27] an offset in the words of a block is an offset in the document", () => {
  const body = bodySchema.nodeFromJSON({
    type: "doc",
    content: [
      { type: "dateline", content: [{ type: "text", text: "JEPARA –" }] },
      {
        type: "paragraph",
        content: [
          { type: "text", text: "Baris satu" },
          { type: "hardBreak" },
          { type: "text", text: "ada ", marks: [{ type: "bold" }] },
          { type: "text", text: "hoax" },
        ],
      },
      {
        type: "bulletList",
        content: [
          {
            type: "listItem",
            content: [{ type: "paragraph", content: [{ type: "text", text: "ijin" }] }],
          },
        ],
      },
      {
        type: "quote",
        attrs: { speaker: "Budi", position: "Ketua" },
        content: [{ type: "paragraph", content: [{ type: "text", text: "resiko" }] }],
      },
    ],
  });
  const names: string[] = [];
  const given = { language: "id", title: "", body, fields: {}, template: "kosong", names } as const;
  const blocks = textBlocksOf(body);
  const words = foundBy(["word"], checkedText(given)).map(({ place, from, to }) => {
    const { position = 0 } = place.kind === "body" ? (blocks[place.index] ?? {}) : {};
    return body.textBetween(position + from, position + to);
  });
  expect(words).toEqual(["hoax", "ijin", "resiko"]);
  expect(checkedText(given).blocks.at(-1)).toMatchObject({ part: "source", text: "Budi, Ketua" });
});

test("[K175] what is said of pictures and tables is checked where it stands, also inside lists", () => {
  const said = (type: string, attrs: Record<string, unknown>) => ({ type, attrs });
  const image = (attrs: Record<string, unknown>) =>
    said("image", { sha256: "a".repeat(64), width: 4, height: 3, ...attrs });
  const cell = { type: "tableCell", content: [{ type: "paragraph" }] };
  const table = (caption: string) => ({
    ...said("table", { caption }),
    content: [{ type: "tableRow", content: [cell] }],
  });
  const item = {
    type: "listItem",
    content: [{ type: "paragraph" }, image({ alt: "NIK 3320014107900003" })],
  };
  const body = bodySchema.nodeFromJSON({
    type: "doc",
    content: [
      image({ alt: "Rapat", caption: "Rapat Senin, 27 November 2026" }),
      { type: "bulletList", content: [item] },
      table("Ada 150,000 pemilih"),
      { type: "paragraph" },
    ],
  });
  const given = {
    language: "id",
    title: "",
    body,
    fields: {},
    template: "kosong",
    names: [],
  } as const;
  const text = checkedText(given);
  const found = foundBy(["weekday", "nik", "number-groups"], text);
  expect(found.map(({ rule, place, words }) => [rule, place, words])).toEqual([
    ["weekday", { kind: "caption", index: 0 }, "Senin, 27 November 2026"],
    ["nik", { kind: "caption", index: 1 }, "3320014107900003"],
    ["number-groups", { kind: "caption", index: 2 }, "150,000"],
  ]);
  const places = captionsOf(body).map(({ at }) => body.nodeAt(at)?.type.name);
  expect(places).toEqual(["image", "image", "table"]);
});

describe("[K28] the work of the checks grows with the text and no faster, however hostile it is", () => {
  const SIZE = 200_000;
  /** How often a token may be looked at, all rules together. */
  const LOOKS = 100;
  const fill = (piece: string) => piece.repeat(Math.ceil(SIZE / piece.length)).slice(0, SIZE);

  test.each([
    ["digits", fill("1")],
    ["digits and dots", fill("1.")],
    ["hyphenated", fill("100-200 pemilih 150.000 ")],
    ["weekdays and dates", fill("Senin, 27 November 2026 ")],
    ["shares", fill("1 dari 2 pemilih (50 persen) ")],
    ["constituencies", fill("Dapil 1 12 kursi ")],
    [
      "quantities",
      Array.from({ length: 12_000 }, (_, i) => `${(i % 899) + 100}.${(i % 900) + 100} pemilih`)
        .join(" ")
        .slice(0, SIZE),
    ],
    ["capitals", fill("Subchan Zuhro ")],
    ["braces", fill("{{")],
    ["telephones", fill("0812-345-")],
  ])("%s", (_, words) => {
    const text = textOf(words, {
      names: ["Subchan Zuhri", "Mustaqim"],
      title: words.slice(0, 2000),
    });
    let looks = 0;
    const blocks = readBlocks(text).map((read) => ({
      ...read,
      tokens: new Proxy(read.tokens, {
        get: (tokens, key) => {
          if (typeof key === "string" && key < ":") looks += 1;
          return tokens[key as unknown as number];
        },
      }),
    }));
    findingsIn(text, blocks);
    const tokens = blocks.reduce((all, read) => all + read.tokens.length, 0);
    expect(looks).toBeLessThanOrEqual(LOOKS * (tokens + 1));
  });
});

import { describe, expect, test } from "vitest";
import { openDocument, readContent, writeContent } from "./document.ts";
import { placeholdersIn } from "./gaps.ts";
import { LANGUAGES } from "./release.ts";
import { bodySchema, type JsonNode } from "./schema.ts";
import { seedBody } from "./seed.ts";
import { filledFields, TEMPLATES, templateOf } from "./templates.ts";

const kpu = {
  city: "Contoh",
  site: "kab-contoh.kpu.go.id",
  shortName: "KPU",
  dateline: "{KOTA}, {tanggal} –",
  closing: "(kpucontoh)",
  endMark: "***",
};
const kominfo = {
  ...kpu,
  site: "diskominfo.contoh.go.id",
  shortName: "Diskominfo",
  dateline: "{Kota}, {instansi} –",
  closing: "",
  endMark: "#",
};
const occasion = {
  language: "id",
  owner: kpu,
  parties: [kpu, kominfo],
  at: new Date("2026-11-23T18:00:00Z"), // 24 November in WIB
  zone: "WIB",
} as const;
const linesOf = (body: JsonNode) =>
  (body.content ?? []).map((block) => (block.content ?? []).map((part) => part.text).join(""));

describe.each(TEMPLATES)("[T2] the template $key", (template) => {
  test("has fields and checklist entries with keys of their own", () => {
    for (const keys of [template.fields.map(({ key }) => key), template.checklist]) {
      expect(new Set(keys).size).toBe(keys.length);
      for (const key of keys) expect(key).toMatch(/^[a-z_]{2,40}$/);
    }
    expect(template.checklist.length).toBeGreaterThan(2);
    for (const { kind, choices } of template.fields) {
      expect(kind === "choice" ? (choices?.length ?? 0) > 1 : choices === undefined).toBe(true);
    }
  });

  test.each(LANGUAGES)(
    "starts a text in %s that the schema knows and the log gives back",
    (language) => {
      const body = seedBody(template, { ...occasion, language });
      bodySchema.nodeFromJSON(body).check();
      const doc = openDocument();
      writeContent(doc, { title: "Judul", body });
      expect(readContent(doc).body).toEqual(body);
    },
  );

  test("has the same places in both languages, each with an id for the guide", () => {
    const ids = (language: "id" | "en") =>
      template.skeleton[language].map(({ type, attrs }) => `${type} ${attrs?.id}`);
    expect(ids("en")).toEqual(ids("id"));
    expect(new Set(ids("id")).size).toBe(ids("id").length);
    expect(ids("id").join()).not.toContain("undefined");
    const open = (language: "id" | "en") =>
      template.skeleton[language].map((block) => placeholdersIn(JSON.stringify(block)).length);
    expect(open("en")).toEqual(open("id"));
  });
});

describe("[T3] the server writes the first text in the house style of its agencies", () => {
  const seeded = (key: string, more: object = {}) =>
    linesOf(seedBody(templateOf(key), { ...occasion, ...more }));

  test("the owner's dateline with today's date, the parties' closings, the owner's end mark", () => {
    const lines = seeded("kerja_sama");
    expect(lines[0]).toBe("CONTOH, 24 November 2026 –");
    expect(lines.slice(-2)).toEqual(["(kpucontoh)", "***"]);
  });

  test("another owner has another beginning and end", () => {
    const lines = seeded("ralat", { owner: kominfo, parties: [kominfo], language: "en" });
    expect(lines[0]).toBe("Contoh, Diskominfo –");
    expect(lines.at(-1)).toBe("#");
    expect(lines.join()).not.toContain("kpucontoh");
  });

  test("what the agency has not entered is an open place; what it wants empty is left out", () => {
    const bare = { ...kpu, city: "", closing: "", endMark: "" };
    const lines = seeded("tahapan_pemilu", { owner: bare, parties: [bare] });
    expect(lines[0]).toBe("{{KOTA}}, 24 November 2026 –");
    expect(lines.at(-1)).toContain("{{laman}}");
    const silent = { ...bare, dateline: "" };
    expect(seeded("ralat", { owner: silent, parties: [silent] })[0]).toContain("Siaran");
  });

  test("a letter and an empty page get neither", () => {
    expect(seeded("undangan_liputan").join()).not.toMatch(/CONTOH|kpucontoh|\*\*\*/);
    expect(seeded("kosong")).toEqual([""]);
  });
});

test("filled fields come in the template's order, unknown ones last", () => {
  const fields = { lama: "x", scope: ["a"], contact: "Humas", venue: " ", agreement_title: "MoU" };
  const filled = filledFields(templateOf("kerja_sama"), fields);
  expect(filled.map(({ field }) => field.key)).toEqual([
    "contact",
    "agreement_title",
    "scope",
    "lama",
  ]);
});

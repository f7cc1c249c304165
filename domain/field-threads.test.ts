import { describe, expect, test } from "vitest";
import { commentedFields, fieldQuotation, TITLE } from "./field-threads.ts";
import { TEMPLATES } from "./templates.ts";

const content = {
  title: "Posko  dibuka",
  fields: { contact: "Humas\nKPU", info_class: "berkala", figures: ["12 TPS", "3 desa"] },
};

describe("[K181] what a thread is about as a whole", () => {
  test("the title and then the template's fields, each under a name of its own", () => {
    for (const { key, fields } of TEMPLATES) {
      const names = commentedFields(key);
      expect(names[0]).toBe(TITLE);
      expect(new Set(names).size).toBe(fields.length + 1);
    }
  });

  test.each([
    [TITLE, "Posko dibuka"],
    ["contact", "Humas KPU"],
    ["figures", "12 TPS 3 desa"],
    ["info_class", ""],
    ["stage", ""],
    ["nothing", null],
    ["constructor", null],
  ])("of %s it quotes %j", (field, words) => {
    expect(fieldQuotation(content, field, "tahapan_pemilu")).toBe(words);
  });
});

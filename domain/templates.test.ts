import { describe, expect, test } from "vitest";
import { gapsOf, templateOf } from "./templates.ts";

const template = templateOf("kerja_sama");
const filled = {
  contact: "Sekretariat",
  agreement_title: "Nota kesepahaman",
  event_date: "Selasa, 11 April 2023",
  venue: "Kantor KPU",
  scope: ["Sosialisasi"],
};
const written = {
  type: "doc",
  content: [{ type: "paragraph", content: [{ type: "text", text: "Isi." }] }],
};

describe("[W3] what keeps a draft from being submitted", () => {
  test("a finished draft has no gaps", () => {
    expect(gapsOf({ title: "Judul", body: written, fields: filled }, template)).toEqual([]);
  });

  test("an untouched template lists every placeholder once and every required field", () => {
    const gaps = gapsOf({ title: "Judul", body: template.body, fields: {} }, template);
    const placeholders = gaps.filter((gap) => gap.kind === "placeholder");
    expect(placeholders).toContainEqual({ kind: "placeholder", placeholder: "{{tujuan}}" });
    expect(placeholders).toContainEqual({ kind: "placeholder", placeholder: "{{narasumber 1}}" });
    expect(new Set(placeholders.map((g) => JSON.stringify(g))).size).toBe(placeholders.length);
    expect(gaps.flatMap((gap) => (gap.kind === "field" ? gap.field : []))).toEqual([
      "contact",
      "agreement_title",
      "event_date",
      "venue",
      "scope",
    ]);
  });

  test("blank title, blank body and lists of blanks count as empty", () => {
    const blank = { type: "doc", content: [{ type: "paragraph" }] };
    const gaps = gapsOf(
      { title: "", body: blank, fields: { ...filled, scope: ["", " "] } },
      template,
    );
    expect(gaps).toEqual([{ kind: "title" }, { kind: "body" }, { kind: "field", field: "scope" }]);
  });
});

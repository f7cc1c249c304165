import { describe, expect, test } from "vitest";
import type { FieldValue } from "./canonical.ts";
import { gapsOf } from "./gaps.ts";
import { templateOf } from "./templates.ts";

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
    const body = { type: "doc", content: [...template.skeleton.id] };
    const gaps = gapsOf({ title: "Judul", body, fields: {} }, template);
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

describe("[F12] hidden characters keep a draft from being submitted", () => {
  test("in the title and in fields of one line", () => {
    const fields = { ...filled, venue: "Kantor \u202eUPK", scope: ["Satu", "Dua\u0007"] };
    expect(gapsOf({ title: "Judul\u2066", body: written, fields }, template)).toEqual([
      { kind: "title-characters" },
      { kind: "value", field: "venue", fault: "characters" },
      { kind: "value", field: "scope", fault: "characters" },
    ]);
  });
});

describe("[T4] a filled field must hold what it asks for", () => {
  const faultsOf = (key: string, field: string, value: FieldValue) =>
    gapsOf({ title: "Judul", body: written, fields: { [field]: value } }, templateOf(key)).flatMap(
      (gap) => (gap.kind === "value" && gap.field === field ? gap.fault : []),
    );

  test.each([
    ["kerja_sama", "contact", "Humas"],
    ["kerja_sama", "scope", ["Sosialisasi", "Publikasi"]],
    ["kerja_sama", "scope", "Sosialisasi"],
    ["kerja_sama", "valid_until", "2028-02-29"],
    ["kerja_sama", "valid_until", " "],
    ["undangan_liputan", "starts_at", "09:30"],
    ["undangan_liputan", "map_url", "https://peta.contoh.go.id/kpu?x=1"],
    ["klarifikasi_hoaks", "verdict", "belum_terbukti"],
    ["klarifikasi_hoaks", "references", ["https://a.id", "http://b.id/c"]],
    ["ralat", "changes", ["12 TPS", "21 TPS", "Senin", "Selasa"]],
  ] as const)("%s.%s takes %j", (key, field, value) => {
    expect(faultsOf(key, field, value)).toEqual([]);
  });

  test.each([
    ["kerja_sama", "contact", ["Humas", "Redaksi"], "one"],
    ["kerja_sama", "valid_until", "2027-02-29", "date"],
    ["kerja_sama", "valid_until", "besok", "date"],
    ["kerja_sama", "valid_until", "0027-01-01", "date"],
    ["undangan_liputan", "starts_at", "24:00", "time"],
    ["undangan_liputan", "starts_at", "9.30", "time"],
    ["undangan_liputan", "map_url", "javascript:alert(1)", "address"],
    ["undangan_liputan", "map_url", "mailto:a@b.id", "address"],
    ["undangan_liputan", "map_url", "peta.contoh.go.id", "address"],
    ["klarifikasi_hoaks", "verdict", "constructor", "choice"],
    ["klarifikasi_hoaks", "references", ["https://a.id", "b.id"], "address"],
    ["ralat", "changes", ["12 TPS"], "pairs"],
    ["ralat", "changes", ["12 TPS", " "], "pairs"],
    ["ralat", "changes", "12 TPS", "pairs"],
  ] as const)("%s.%s refuses %j", (key, field, value, fault) => {
    expect(faultsOf(key, field, value)).toEqual([fault]);
  });
});

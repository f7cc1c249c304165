import { describe, expect, test } from "vitest";
import { isId } from "./ids.ts";
import { isSafeHref } from "./links.ts";
import { initials } from "./people.ts";
import { plainText } from "./plain-text.ts";
import { releaseOfPath } from "./room.ts";
import { slugOf } from "./slug.ts";
import { HOSTILE_LINKS } from "./testing-links.ts";

describe("links that a release may carry", () => {
  for (const href of ["https://kpu.go.id/a?b#c", "http://a.id", "mailto:a@b.id", "tel:+62291123"]) {
    test(`${href} is safe`, () => expect(isSafeHref(href)).toBe(true));
  }
  for (const href of [
    "javascript:alert(1)",
    "JaVa\tscript:alert(1)",
    " https://a.id",
    "https://a.id/​",
    "data:text/html,x",
    "vbscript:x",
    "//a.id",
    "/dalam",
    "https:///x",
    "https://kpu.go.id@jahat.test",
    "https://a.id/\ud800",
    "mailto:a@b.id?bcc=c@d.id",
    "",
    null,
    7,
  ]) {
    test(`${JSON.stringify(href)} is refused`, () => expect(isSafeHref(href)).toBe(false));
  }
  test.each(HOSTILE_LINKS)("[H12] %j is no link", (href) => expect(isSafeHref(href)).toBe(false));
});

test("slugs are ASCII, cut between words, and never empty", () => {
  expect(slugOf("KPU & Diskominfo: “Sinergi” é 2024!")).toBe("kpu-diskominfo-sinergi-e-2024");
  expect(slugOf("…")).toBe("rilis");
  expect(slugOf("kata ".repeat(40)).length).toBeLessThanOrEqual(80);
  expect(slugOf("a".repeat(200))).toHaveLength(76);
});

test("only lower-case UUIDs are ids, and a malformed one names no room", () => {
  const id = "01a2031f-63bb-73dd-ae90-cb433ddab479";
  expect(isId(id)).toBe(true);
  expect(isId(id.toUpperCase())).toBe(false);
  expect(releaseOfPath(`/collab/${id}`)).toBe(id);
  expect(releaseOfPath(`/collab/${id}/x`)).toBeNull();
  expect(releaseOfPath("/elsewhere")).toBeUndefined();
});

test("initials take the first and the last name", () => {
  expect(initials("Wiratama Adi Nugraha")).toBe("WN");
  expect(initials("Mustaqim")).toBe("M");
});

test.each([
  ["superscript", "3", "10³"],
  ["superscript", "−2", "10^(−2)"],
  ["subscript", "2", "10₂"],
  ["subscript", "maks", "10_(maks)"],
  ["bold", "3", "103"],
])(
  "[K13] in plain text %s %j makes no other number of what stands before it",
  (type, text, read) => {
    const raised = { type: "text", text, marks: [{ type }] };
    const content = [{ type: "text", text: "10" }, raised];
    expect(plainText({ type: "doc", content: [{ type: "paragraph", content }] })).toBe(read);
  },
);

test("plain text keeps lists, quotes and line breaks", () => {
  const text = (value: string) => ({ type: "text", text: value });
  const paragraph = (value: string) => ({ type: "paragraph", content: [text(value)] });
  const body = {
    type: "doc",
    content: [
      { type: "paragraph", content: [text("satu"), { type: "hardBreak" }, text("dua")] },
      {
        type: "orderedList",
        content: [
          { type: "listItem", content: [paragraph("a")] },
          { type: "listItem", content: [paragraph("b")] },
        ],
      },
      { type: "quote", attrs: { speaker: "A", position: "Ketua" }, content: [paragraph("“x”")] },
      {
        type: "taskList",
        content: [
          { type: "taskItem", attrs: { checked: true }, content: [paragraph("c")] },
          { type: "taskItem", attrs: { checked: false }, content: [paragraph("d")] },
        ],
      },
      { type: "endMark", content: [text("– selesai –")] },
    ],
  };
  expect(plainText(body)).toBe(
    "satu\ndua\n\n1. a\n2. b\n\n“x”\n– A, Ketua\n\n☑ c\n☐ d\n\n– selesai –",
  );
});

test("[K132] in plain text a table has its caption and a line for every row", () => {
  const paragraph = (value: string) => ({
    type: "paragraph",
    ...(value ? { content: [{ type: "text", text: value }] } : {}),
  });
  const row = (...cells: string[][]) => ({
    type: "tableRow",
    content: cells.map((lines) => ({ type: "tableCell", content: lines.map(paragraph) })),
  });
  const table = {
    type: "table",
    attrs: { caption: "Pemilih" },
    content: [row(["Kecamatan"], ["Jumlah"]), row(["Mlonggo", "(baru)"], [""])],
  };
  expect(plainText({ type: "doc", content: [table] })).toBe(
    "Pemilih\nKecamatan | Jumlah\nMlonggo (baru) | ",
  );
});

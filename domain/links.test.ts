import { describe, expect, test } from "vitest";
import { addressesIn, addressOf, withScheme } from "./links.ts";
import { HOSTILE_LINKS } from "./testing-links.ts";

describe("addresses in a text that is pasted", () => {
  test.each([
    ["Lihat https://kpu.go.id/a?b#c.", [{ at: 6, href: "https://kpu.go.id/a?b#c" }]],
    [
      "(http://a.id), mailto:a@b.id!",
      [
        { at: 1, href: "http://a.id" },
        { at: 15, href: "mailto:a@b.id" },
      ],
    ],
    ["https://a.id/Pemilu_(2024)", [{ at: 0, href: "https://a.id/Pemilu_(2024)" }]],
    ["“https://a.id”", [{ at: 1, href: "https://a.id" }]],
    ["kpu.go.id dan a@b.id", []],
    ["https://kpu.go.id@jahat.test", []],
    ["", []],
  ])("%j", (text, found) => expect(addressesIn(text)).toEqual(found));
});

describe("a text that is an address as a whole", () => {
  test.each([
    ["https://kpu.go.id/a", "https://kpu.go.id/a"],
    ["kpu.go.id", "https://kpu.go.id"],
    ["www.kpu.go.id/jepara?a", "https://www.kpu.go.id/jepara?a"],
    ["humas@kpu.go.id", "mailto:humas@kpu.go.id"],
    ["mailto:a@b.id", "mailto:a@b.id"],
    ["selesai.Mulai", null],
    ["12.30", null],
    ["a@b", null],
    ["https://a.id dan lagi", null],
    ["", null],
  ])("%j is %j", (text, href) => expect(addressOf(text)).toBe(href));
  test.each(HOSTILE_LINKS)("[H12] %j is none", (text) => expect(addressOf(text)).toBeNull());
  test.each(HOSTILE_LINKS)("[H12] none is found in %j", (text) =>
    expect(addressesIn(text).map(({ href }) => href)).not.toContain(text),
  );
});

test("an address that is typed gets the scheme that is meant", () => {
  expect(withScheme("kpu.go.id")).toBe("https://kpu.go.id");
  expect(withScheme("a@b.id")).toBe("mailto:a@b.id");
  expect(withScheme("tel:+62291123")).toBe("tel:+62291123");
  expect(withScheme("")).toBe("");
});

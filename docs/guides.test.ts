import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { slugOf } from "#domain/slug.ts";
import { GUIDES, guide } from "#server/guide.ts";

const folder = path.join(import.meta.dirname, "pengguna");
const read = (file: string) => readFileSync(path.join(folder, file), "utf8");
const guides = readdirSync(folder).filter((file) => file.endsWith(".md"));
const spec = readFileSync(path.join(import.meta.dirname, "../e2e/pictures.spec.ts"), "utf8");

/** Addresses of one kind in a guide: `![…](…)` for pictures, `[…](…)` for links. */
function addressesIn(text: string, kind: "picture" | "link"): string[] {
  const pattern = kind === "picture" ? /!\[[^\]]+\]\(([^)]+)\)/g : /(?<!!)\[[^\]]+\]\(([^)]+)\)/g;
  return [...text.matchAll(pattern)].map((match) => match[1] as string);
}

const pictured = guides.flatMap((file) => addressesIn(read(file), "picture"));

test("[U3] every picture in a guide is stored with its outline, taken by a test, and used", () => {
  const names = pictured.map((address) => path.basename(address, ".webp"));
  expect(names.length).toBeGreaterThan(10);
  expect(new Set(names).size).toBe(names.length);
  const stored = ["webp", "txt"].flatMap((end) => names.map((name) => `${name}.${end}`));
  expect(readdirSync(path.join(folder, "gambar")).sort()).toEqual(stored.sort());
  const taken = [...spec.matchAll(/picture\(\w+, "([a-z-]+)"/g)].map((match) => match[1]);
  expect(taken.sort()).toEqual(names.sort());
});

describe.each(guides)("%s", (file) => {
  const text = read(file);

  test("has a title, a lead and chapters of different names", () => {
    expect(text).toMatch(/^# \S.*\n\n\S/);
    const chapters = [...text.matchAll(/^## (.+)$/gm)].map((match) => slugOf(match[1] as string));
    expect(chapters.length).toBeGreaterThan(3);
    expect(new Set(chapters).size).toBe(chapters.length);
  });

  test("links to files and chapters that exist", () => {
    for (const address of addressesIn(text, "link")) {
      const [target = "", chapter] = address.split("#");
      expect(existsSync(path.join(folder, target || file)), address).toBe(true);
      if (!chapter) continue;
      const headings = [...read(target || file).matchAll(/^##+ (.+)$/gm)];
      expect(headings.map((match) => slugOf(match[1] as string))).toContain(chapter);
    }
  });
});

test("[U4] what is said of a guide in the list of guides is plain words", () => {
  for (const { name, lead } of GUIDES.map(guide)) {
    expect(lead.length, name).toBeGreaterThan(40);
    expect(lead, name).not.toMatch(/[[\]`*]|\.md/);
  }
});

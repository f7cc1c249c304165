import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.dirname(import.meta.dirname);
const folders = ["domain", "messages", "server", "db", "components", "e2e"];
const self = path.basename(import.meta.filename);

function testFiles(): string[] {
  return folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => /\.(test|spec)\.tsx?$/.test(file) && path.basename(file) !== self)
      .map((file) => path.join(root, folder, file)),
  );
}

const listed = [
  ...readFileSync(path.join(root, "docs/rules.md"), "utf8").matchAll(/^- \*\*([A-Z]\d+)\*\*/gm),
].map((match) => match[1] as string);

const quoted = new Set(
  testFiles().flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/["'`]((?:\[[A-Z]\d+\] ?)+)/g)].flatMap(
      ([, rules = ""]) => rules.match(/[A-Z]\d+/g) ?? [],
    ),
  ),
);

test("every rule is quoted by a test", () => {
  expect(listed.length).toBeGreaterThan(50);
  expect(listed.filter((rule) => !quoted.has(rule))).toEqual([]);
});

test("every quoted rule is listed, once", () => {
  expect([...quoted].filter((rule) => !listed.includes(rule))).toEqual([]);
  expect(new Set(listed).size).toBe(listed.length);
});

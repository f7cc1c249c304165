import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.dirname(import.meta.dirname);
const folders = ["domain", "messages", "server", "db", "components", "docs", "e2e"];
const self = path.basename(import.meta.filename);

/** What may stand where no test does: said openly, with its reason beside it. */
const OPEN = /^(–|By reading|Not met|Not applicable|Operator)/;

const tests = folders
  .flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => /\.(test|spec)\.tsx?$/.test(file) && path.basename(file) !== self)
      .map((file) => readFileSync(path.join(root, folder, file), "utf8")),
  )
  .join("\n");

const security = readFileSync(path.join(root, "SECURITY.md"), "utf8");
const rows = security
  .split("\n")
  .filter((line) => /^\| \d/.test(line))
  .map((line) => line.split(" | ").map((cell) => cell.replace(/^\| | \|$/g, "")))
  .map(([id = "", , answered = "", proof = ""]) => ({ id, answered, proof }));

const quoted = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? "");

test("every test that SECURITY.md names begins a test", () => {
  const named = rows.flatMap(({ proof }) => quoted(proof)).filter((name) => !/^npm /.test(name));
  expect(named.length).toBeGreaterThan(100);
  const begins = (name: string) => ['"', "`", "'"].some((mark) => tests.includes(mark + name));
  expect(named.filter((name) => !begins(name))).toEqual([]);
});

test("every requirement is listed once, with a proof or an open word", () => {
  expect(rows.length).toBeGreaterThan(110);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  const bare = rows.filter(
    ({ answered, proof }) =>
      quoted(proof).length === 0 &&
      !OPEN.test(proof) &&
      !OPEN.test(answered) &&
      !/[MES]…/.test(proof),
  );
  expect(bare).toEqual([]);
});

test("every file that SECURITY.md names exists", () => {
  const files = quoted(security).filter((name) => /^[a-z-]+\/[\w./-]+\.(ts|mjs|md)$/.test(name));
  expect(files.length).toBeGreaterThan(2);
  for (const file of files) expect(readFileSync(path.join(root, file), "utf8")).not.toBe("");
});

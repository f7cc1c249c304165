import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.dirname(import.meta.dirname);
const self = path.basename(import.meta.filename);

/** What the linter of this version has no rule for. */
const UNWANTED = /waitForTimeout|\b(?:test|it|describe)\.(?:only|skip|fixme|todo)\b/;

test("no test sleeps, is skipped or stands alone", () => {
  const folders = ["domain", "messages", "server", "db", "components", "docs", "e2e"];
  const files = folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => /\.tsx?$/.test(file) && path.basename(file) !== self)
      .map((file) => path.join(root, folder, file)),
  );
  expect(files.length).toBeGreaterThan(200);
  const found = files.filter((file) => UNWANTED.test(readFileSync(file, "utf8")));
  expect(found).toEqual([]);
});

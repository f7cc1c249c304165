import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const folder = path.join(path.dirname(import.meta.dirname), "domain/checks");

test("[K28] no pattern of the checks repeats what could be read in two ways", () => {
  const files = readdirSync(folder).filter((file) => !/test/.test(file));
  const sources = files.map((file) => readFileSync(path.join(folder, file), "utf8"));
  const repeated = sources.flatMap((source) => [
    ...source.matchAll(/\(\?:([^()]*)\)(?:[+*]|\{\d,\})/g),
  ]);
  expect(repeated.length).toBeGreaterThan(3);
  // A group may repeat where each round begins with a mark that no round holds inside.
  const isPlain = (group: string) =>
    /^(?:\[[.,'’-]+\]|\\\.|,)(?:\\d|\\p\{L\})(?:\+|\{3\})$/.test(group);
  expect(repeated.map(([, group = ""]) => group).filter((group) => !isPlain(group))).toEqual([]);
});

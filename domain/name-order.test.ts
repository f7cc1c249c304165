import { expect, test } from "vitest";
import { byName } from "./name-order.ts";

test("names stand as people look for them: by letter, whatever its case and accents", () => {
  const names = ["budi", "Zainal", "Ária", "Budi Santoso", "Adi", "I Made"];
  const sorted = names.map((name) => ({ name })).sort(byName);
  expect(sorted.map(({ name }) => name)).toEqual([
    "Adi",
    "Ária",
    "budi",
    "Budi Santoso",
    "I Made",
    "Zainal",
  ]);
});

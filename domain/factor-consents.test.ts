import { describe, expect, test } from "vitest";
import { areTied, countedTogether, type Tie } from "./factor-consents.ts";

type Row = { what: string; ties: Tie[]; consenting: string[]; counted: string[] };

/** Lower case: admins who consent. Upper case: people who do not, or are gone. */
const rows: Row[] = [
  { what: "nobody made anybody", ties: [], consenting: ["a", "b"], counted: ["a", "b"] },
  { what: "one alone is none", ties: [], consenting: ["a"], counted: [] },
  { what: "one made the other", ties: [["b", "a"]], consenting: ["a", "b"], counted: [] },
  {
    what: "one made the other, and the third is neither's",
    ties: [["b", "a"]],
    consenting: ["a", "b", "c"],
    counted: ["a", "c"],
  },
  {
    what: "one made both others",
    ties: [
      ["a", "b"],
      ["a", "c"],
    ],
    consenting: ["a", "b", "c"],
    counted: [],
  },
  {
    what: "somebody who does not consent made both",
    ties: [
      ["M", "a"],
      ["M", "b"],
    ],
    consenting: ["a", "b"],
    counted: [],
  },
  {
    what: "one made somebody who made the other",
    ties: [
      ["a", "M"],
      ["M", "b"],
    ],
    consenting: ["a", "b"],
    counted: [],
  },
  {
    what: "a long way, listed in any order",
    ties: [
      ["O", "b"],
      ["M", "N"],
      ["a", "M"],
      ["N", "O"],
    ],
    consenting: ["b", "a"],
    counted: [],
  },
  {
    what: "cousins",
    ties: [
      ["T", "M"],
      ["T", "N"],
      ["M", "a"],
      ["N", "b"],
    ],
    consenting: ["a", "b"],
    counted: [],
  },
  {
    what: "each made another",
    ties: [
      ["a", "b"],
      ["b", "c"],
      ["c", "a"],
    ],
    consenting: ["a", "b", "c"],
    counted: [],
  },
  {
    what: "two groups: one of each",
    ties: [
      ["M", "a"],
      ["M", "b"],
      ["N", "c"],
      ["N", "d"],
    ],
    consenting: ["a", "b", "c", "d"],
    counted: ["a", "c"],
  },
  {
    what: "both made a link for a colleague who made nobody",
    ties: [
      ["a", "W"],
      ["b", "W"],
    ],
    consenting: ["a", "b"],
    counted: ["a", "b"],
  },
  {
    what: "the same colleague consents: with neither of the two",
    ties: [
      ["a", "w"],
      ["b", "w"],
    ],
    consenting: ["w", "a", "b"],
    counted: ["a", "b"],
  },
  {
    what: "both made an admin who made somebody",
    ties: [
      ["a", "M"],
      ["b", "M"],
      ["M", "W"],
    ],
    consenting: ["a", "b"],
    counted: [],
  },
];

describe("[M9] whoever is tied, also through others, is one person", () => {
  test.each(rows)("$what", ({ ties, consenting, counted }) => {
    const admins = consenting.map((personId) => ({ personId }));
    expect(countedTogether(admins, ties).map(({ personId }) => personId)).toEqual(counted);
  });

  test("it is the same in both directions", () => {
    for (const { ties, consenting } of rows) {
      for (const one of consenting) {
        for (const other of consenting) {
          expect(areTied(ties, one, other)).toBe(areTied(ties, other, one));
        }
      }
    }
  });
});

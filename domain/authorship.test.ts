import { describe, expect, test } from "vitest";
import { Authorship } from "./authorship.ts";

const [ANI, BUDI] = [0, 1];

/** The text after these steps, each with its author; what is shown is one letter an author. */
function read(...steps: [text: string, author: number | null][]): string {
  const authorship = new Authorship();
  for (const [text, author] of steps) authorship.change(text, author);
  const letters = authorship.runs.map(({ author, length }) =>
    (author === null ? "-" : ("AB"[author] ?? "?")).repeat(length),
  );
  return letters.join("");
}

describe("[K33] who wrote what", () => {
  const cases: [string, string, ...[string, number | null][]][] = [
    ["one who writes all", "AAAA", ["kata", ANI]],
    ["a colleague in the middle of a word", "AABBAA", ["kata", ANI], ["kaxxta", BUDI]],
    ["somebody who deletes writes nothing", "AA", ["kata", ANI], ["ka", BUDI]],
    ["whoever breaks the line has written nothing", "AAA-AAA", ["satudu", ANI], ["sat\nudu", BUDI]],
    [
      "a sentence that another one replaces word by word",
      "AAAAABBBBBAAAA",
      ["lima enam dua", ANI],
      ["lima tujuh dua", BUDI],
    ],
    ["the server's own words are nobody's", "----A", ["Isi:", null], ["Isi:x", ANI]],
  ];
  test.each(cases)("%s", (_name, wanted, ...steps) => {
    expect(read(...steps)).toBe(wanted);
  });

  test("a paragraph that is moved, or cut and put back by somebody else, stays its writer's", () => {
    const [one, two] = ["Kalimat pertama yang panjang.", "Kalimat kedua yang panjang."];
    const moved = read([one, ANI], [`${one}\n${two}`, BUDI], [`${two}\n${one}`, ANI]);
    expect(moved).toBe(`${"B".repeat(two.length)}-${"A".repeat(one.length)}`);
    const cut = read([`${one}\n${two}`, ANI], [one, BUDI], [`${one} Lalu ${two}`, BUDI]);
    expect(cut).toBe(`${"A".repeat(one.length)}${"B".repeat(6)}${"A".repeat(two.length)}`);
  });

  test("runs that were stored go on where they were", () => {
    const before = new Authorship();
    before.change("Satu dua", ANI);
    before.change("Satu dua tiga", BUDI);
    const again = new Authorship(before.text, before.runs);
    again.change("Satu dua tiga!", null);
    expect(again.runs).toEqual([
      { author: ANI, length: 8 },
      { author: BUDI, length: 5 },
      { author: null, length: 1 },
    ]);
    expect(new Authorship("abc", [{ author: ANI, length: 1 }]).runs).toEqual([
      { author: ANI, length: 1 },
      { author: null, length: 2 },
    ]);
  });

  test("a text that is replaced whole by one too large to compare is all new", () => {
    const words = (word: string) => Array(600).fill(word).join(" ");
    const authorship = new Authorship();
    authorship.change(words("satu"), ANI);
    authorship.change(words("dua"), BUDI);
    expect(authorship.runs).toEqual([{ author: BUDI, length: words("dua").length }]);
  });
});

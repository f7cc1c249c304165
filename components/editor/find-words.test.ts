import { describe, expect, test } from "vitest";
import { expressionOf, findWords, type Query } from "./find-words.ts";

const plain: Query = { words: "", put: "", matchCase: false, wholeWord: false, isPattern: false };
const found = (texts: string[], query: Partial<Query>) =>
  findWords(texts, { ...plain, ...query }).map(
    ({ text, from, words }) => `${text}:${from} ${words}`,
  );

describe("[K82] what is found", () => {
  test.each<[string, string[], Partial<Query>, string[]]>([
    ["nothing for nothing", ["Pemilu"], { words: "" }, []],
    ["in every text", ["Pemilu", "pemilu"], { words: "pemilu" }, ["0:0 Pemilu", "1:0 pemilu"]],
    ["case", ["Pemilu pemilu"], { words: "pemilu", matchCase: true }, ["0:7 pemilu"]],
    ["parts of words", ["pemilih, memilih"], { words: "milih" }, ["0:2 milih", "0:11 milih"]],
    ["whole words", ["pemilih memilih"], { words: "pemilih", wholeWord: true }, ["0:0 pemilih"]],
    ["whole words beside é", ["café caf"], { words: "caf", wholeWord: true }, ["0:5 caf"]],
    ["signs as they are", ["a.b axb (c)"], { words: "a.b" }, ["0:0 a.b"]],
    ["brackets as they are", ["a.b axb (c)"], { words: "(c)" }, ["0:8 (c)"]],
    ["patterns", ["11 April, 9 Mei"], { words: "\\d+", isPattern: true }, ["0:0 11", "0:10 9"]],
    ["nothing for half a pattern", ["(a"], { words: "(a", isPattern: true }, []],
    ["nothing of no length", ["aab"], { words: "b*", isPattern: true }, ["0:2 b"]],
  ])("%s", (_name, texts, query, places) => {
    expect(found(texts, query)).toEqual(places);
  });

  test("half a pattern is known", () => {
    expect(expressionOf({ ...plain, words: "[a", isPattern: true })).toBeNull();
    expect(expressionOf({ ...plain, words: "[a" })).not.toBeNull();
  });

  test.each<[string, Partial<Query>, string]>([
    ["plain words", { words: "12", put: "$1" }, "$1"],
    ["what a bracket held", { words: "(\\d)(\\d)", put: "$2.$1", isPattern: true }, "2.1"],
    ["all of it and a dollar", { words: "\\d+", put: "$$$&$3", isPattern: true }, "$12"],
  ])("what replaces it: %s", (_name, query, put) => {
    expect(findWords(["ada 12"], { ...plain, ...query })[0]?.put).toBe(put);
  });
});

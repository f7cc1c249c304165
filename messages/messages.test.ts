import { describe, expect, test } from "vitest";
import { en } from "./en.ts";
import { id } from "./id.ts";
import { choosers, fits, placeholders, sentences } from "./message-keys.ts";
import { parseSource, readSources } from "./sources.ts";
import { usedKeys } from "./used-keys.ts";

const indonesian = sentences(id);
const english = sentences(en);

/** Names and words that are the same in both languages. */
const EQUAL = new Set(
  "Email Admin KPU DK Diskominfo No Bahasa Indonesia English November".split(" "),
);

/** Whether a sentence says something that has to be translated. */
function saysSomething(sentence: string): boolean {
  const plain = sentence.replace(/\{[^{}]*\}|https?:\S+/g, " ");
  return (plain.match(/\p{L}+/gu) ?? []).some((word) => !EQUAL.has(word));
}

describe("[F1] both languages are complete", () => {
  test("they have the same keys", () => {
    expect([...english.keys()].sort()).toEqual([...indonesian.keys()].sort());
  });

  test("the same names are filled in", () => {
    const different = [...indonesian].filter(([key, sentence]) => {
      const other = english.get(key) ?? "";
      const optional = new Set([...choosers(sentence), ...choosers(other)]);
      const names = (words: string) => placeholders(words).filter((name) => !optional.has(name));
      return names(sentence).join() !== names(other).join();
    });
    expect(different.map(([key]) => key)).toEqual([]);
  });

  test("no English sentence is still the Indonesian one", () => {
    const same = [...indonesian].filter(
      ([key, sentence]) => english.get(key) === sentence && saysSomething(sentence),
    );
    expect(same).toEqual([]);
  });
});

describe("[F2] every word is used, and every word that is asked for exists", () => {
  const used = readSources().map(usedKeys);
  const asked = used.flatMap((source) => source.asked);
  const keys = [...indonesian.keys()];

  test("no key is missing", () => {
    const missing = asked.filter(({ key }) => !keys.some((known) => fits(known, key)));
    expect(missing.map(({ key, file }) => `${key} (${file})`)).toEqual([]);
  });

  test("no key is unused", () => {
    const patterns = [...asked.map(({ key }) => key), ...used.flatMap(({ named }) => named)];
    const exact = new Set(patterns);
    const holes = [...exact].filter((pattern) => pattern.includes("*"));
    const parts = used.flatMap((source) => source.parts);
    const unused = keys.filter(
      (key) =>
        !exact.has(key) &&
        !holes.some((pattern) => fits(key, pattern)) &&
        !parts.some((part) => key.startsWith(`${part}.`)),
    );
    expect(unused).toEqual([]);
  });
});

describe("the search for keys", () => {
  const askedIn = (text: string) =>
    usedKeys(parseSource("a.tsx", text)).asked.map(({ key }) => key);

  test.each([
    [`const t = useTranslations("board"); t("title")`, ["board.title"]],
    [`const t = useTranslations(); t("board.title")`, ["board.title"]],
    ["t(`board.empty.${why}.what`)", ["board.empty.*.what"]],
    [`t(on ? "common.hide" : "common.show")`, ["common.hide", "common.show"]],
    [`const say = words(locale, "refusals"); say("role")`, ["refusals.role"]],
    [`words(locale)("pages.reload")`, ["pages.reload"]],
    ["words(locale, 'states')(`x${a}`)", ["states.x*"]],
    [`props.t("bar.leave")`, ["bar.leave"]],
    [`t.rich("a.b", {})`, ["a.b"]],
    [`function A({ t }: Props) { return t("a.b") }`, ["a.b"]],
    [
      `const A = () => { const t = useTranslations("a"); return t("x") };
       const B = () => { const t = useTranslations("b"); return t("y") };`,
      ["a.x", "b.y"],
    ],
    [
      `function A(t: ReturnType<typeof useTranslations<"board">>) { return t("title") }`,
      ["board.title"],
    ],
    ["t(`kinds.${kind as 'a'}`)", ["kinds.*"]],
    [`other("a.b")`, []],
  ])("%s", (text, keys) => {
    expect(askedIn(text)).toEqual(keys);
  });

  test("a key made of data stands for its whole part", () => {
    const found = usedKeys(
      parseSource("a.tsx", `const t = useTranslations("tools"); t(tool.name)`),
    );
    expect(found.parts).toEqual(["tools"]);
  });
});

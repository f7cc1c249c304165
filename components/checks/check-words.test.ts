import { createTranslator } from "use-intl";
import { expect, test } from "vitest";
import { CHECK_RULES, type Finding } from "#domain/checks/finding.ts";
import { en } from "#messages/en.ts";
import { id } from "#messages/id.ts";
import { ruleName, ruleReason } from "./check-words.ts";

test("[K27] every rule has a name and an explanation in both languages", () => {
  for (const [locale, messages] of [
    ["id", id],
    ["en", en],
  ] as const) {
    const t = createTranslator({ locale, messages });
    const facts = Object.fromEntries(
      "date day one other sum whole count part written right value unit year name word most field"
        .split(" ")
        .map((fact) => [fact, `<${fact}>`]),
    );
    for (const rule of CHECK_RULES) {
      expect(ruleName(t, rule)).not.toContain("checks.");
      expect(ruleReason(t, { rule, facts, words: "kata" } as unknown as Finding)).not.toMatch(
        /checks\.|\{/,
      );
    }
    const unreadable = { rule: "number-groups", facts: { whole: "" }, words: "9.1" };
    expect(ruleReason(t, unreadable as unknown as Finding)).toContain("9.1");
  }
});

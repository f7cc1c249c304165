import { createTranslator } from "use-intl/core";
import { describe, expect, test } from "vitest";
import { compiled } from "./compiled.ts";
import { en } from "./en.ts";
import formatMessage from "./format-message.ts";
import { id } from "./id.ts";
import { placeholders, sentences } from "./message-keys.ts";

/** As numbers they choose every form of a plural; a tag is left as its words. */
const COUNTS = [0, 1, 2, 5, 1_234];
const tag = (words: unknown) => `<${String(words)}>`;
const valuesFor = (sentence: string, count: number) => {
  const names = placeholders(sentence).map((name) => [name, count]);
  const tags = [...sentence.matchAll(/<(\w+)>/g)].map(([, name]) => [name, tag]);
  return Object.fromEntries([...names, ...tags]);
};

const options = (locale: string) => ({
  locale,
  formats: {},
  globalFormats: {},
  cache: {},
  formatters: {
    getNumberFormat: (...args: ConstructorParameters<typeof Intl.NumberFormat>) =>
      new Intl.NumberFormat(...args),
    getPluralRules: (...args: ConstructorParameters<typeof Intl.PluralRules>) =>
      new Intl.PluralRules(...args),
  },
});

/** What the formatter of the pages makes of a message, sentence or parsed. */
function said(locale: string, message: unknown, values: object): string {
  const args = ["", message, values, options(locale)] as unknown;
  return String(formatMessage(...(args as Parameters<typeof formatMessage>)));
}

describe.each([
  ["id", id],
  ["en", en],
] as const)("[F4] sentences that were parsed beforehand (%s)", (locale, messages) => {
  test("say what the whole formatter says of them", () => {
    const shapes = sentences(messages);
    expect(shapes.size).toBeGreaterThan(500);
    const whole = createTranslator<Record<string, string>>({
      locale,
      messages: Object.fromEntries(
        [...shapes].map(([key, words]) => [key.replaceAll(".", "/"), words]),
      ),
    });
    const parsedMessages = compiled(messages);
    for (const [key, sentence] of shapes) {
      const parsed = key
        .split(".")
        .reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], parsedMessages);
      for (const count of COUNTS) {
        const values = valuesFor(sentence, count);
        const expected = String(whole.rich(key.replaceAll(".", "/"), values));
        expect(said(locale, parsed, values), key).toBe(expected);
        expect(said(locale, sentence, values), key).toBe(expected);
      }
    }
  });
});

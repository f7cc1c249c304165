import { createTranslator } from "use-intl/core";
import type { Locale } from "#domain/locale.ts";
import en from "#messages/en/pages.json" with { type: "json" };
import id from "#messages/id/pages.json" with { type: "json" };
import type { Messages } from "./words.ts";

/**
 * The words of the page for what failed everywhere. Every page carries them along, so they come
 * without all the others.
 */
export function failureWords(locale: Locale) {
  const messages = { pages: locale === "en" ? en : id } as Messages;
  return createTranslator({ locale, messages });
}

import { createTranslator } from "use-intl/core";
import type { Locale } from "#domain/locale.ts";
import { compiled } from "#messages/compiled.ts";
import { en } from "#messages/en.ts";
import { id } from "#messages/id.ts";

export type Messages = typeof id;

declare module "use-intl" {
  interface AppConfig {
    Messages: Messages;
    Locale: Locale;
  }
}

const messagesOf = (locale: Locale): Messages => (locale === "en" ? en : id);
const handedOver = new Map<Locale, Messages>();

/** All words of a language as a browser formats them, for the provider of a page. */
export function compiledMessages(locale: Locale): Messages {
  const known = handedOver.get(locale) ?? compiled(messagesOf(locale));
  handedOver.set(locale, known);
  return known;
}

/**
 * The interface words for server components and static pages, with their language for dates and
 * numbers; client ones use `useTranslations` and `useLocale`.
 */
export function words(locale: Locale) {
  return Object.assign(createTranslator({ locale, messages: messagesOf(locale) }), { locale });
}
export type Words = ReturnType<typeof words>;

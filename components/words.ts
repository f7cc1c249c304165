import { createTranslator } from "use-intl/core";
import type { Locale } from "#domain/locale.ts";
import { en } from "#messages/en.ts";
import { id } from "#messages/id.ts";

export type Messages = typeof id;

declare module "use-intl" {
  interface AppConfig {
    Messages: Messages;
    Locale: Locale;
  }
}

/** All words of a language, for the provider of a page. */
export function messagesOf(locale: Locale): Messages {
  return locale === "en" ? en : id;
}

/**
 * The interface words for server components and static pages, with their language for dates and
 * numbers; client ones use `useTranslations` and `useLocale`.
 */
export function words(locale: Locale) {
  return Object.assign(createTranslator({ locale, messages: messagesOf(locale) }), { locale });
}
export type Words = ReturnType<typeof words>;

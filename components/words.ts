import { createTranslator } from "use-intl/core";
import type { Locale } from "#domain/locale.ts";
import { en } from "#messages/en.ts";
import { id } from "#messages/id.ts";

export type Messages = typeof id;

declare module "use-intl" {
  interface AppConfig {
    Messages: Messages;
  }
}

/** All words of a language, for the provider of a page. */
export function messagesOf(locale: Locale): Messages {
  return locale === "en" ? en : id;
}

/** The interface words for server components and static pages; client ones use `useTranslations`. */
export function words(locale: Locale) {
  return createTranslator({ locale, messages: messagesOf(locale) });
}
export type Words = ReturnType<typeof words>;

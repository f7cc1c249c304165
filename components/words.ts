import { createTranslator } from "use-intl/core";
import id from "#messages/id.json";

const MESSAGES = { id };
export type Locale = keyof typeof MESSAGES;
export type Messages = typeof id;

declare module "use-intl" {
  interface AppConfig {
    Messages: Messages;
  }
}

/** The interface words for server components and static pages; client ones use `useTranslations`. */
export function words(locale: Locale) {
  return createTranslator({ locale, messages: MESSAGES[locale] });
}
export type Words = ReturnType<typeof words>;

/** 1.234.567, the same on every machine. */
export function formatNumber(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ".");
}

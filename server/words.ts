import { createTranslator } from "use-intl/core";
import type { Locale } from "#domain/locale.ts";
import { en } from "#messages/en.ts";
import { id } from "#messages/id.ts";

/** Words of one part of the messages, for what the server says itself. */
export function words<Part extends keyof typeof id>(locale: Locale, part: Part) {
  return createTranslator({ locale, messages: locale === "en" ? en : id, namespace: part });
}

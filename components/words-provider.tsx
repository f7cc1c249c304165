"use client";
import type { ReactNode } from "react";
import { IntlProvider } from "use-intl";
import type { Locale } from "#domain/locale.ts";
import type { Messages } from "./words.ts";

type Props = { locale: Locale; messages: Messages; children: ReactNode };

/** Hands the words of the reader's language to client components; only that language is sent. */
export function WordsProvider({ locale, messages, children }: Props) {
  return (
    <IntlProvider locale={locale} messages={messages} timeZone="Asia/Jakarta">
      {children}
    </IntlProvider>
  );
}

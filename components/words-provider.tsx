"use client";
import type { ReactNode } from "react";
import { IntlProvider } from "use-intl";
import id from "#messages/id.json";
import type { Locale } from "./words.ts";

/** Hands the interface words to client components. */
export function WordsProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  return (
    <IntlProvider locale={locale} messages={id} timeZone="Asia/Jakarta">
      {children}
    </IntlProvider>
  );
}

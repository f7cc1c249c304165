import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { DemoRibbon } from "#components/ui/demo-ribbon.tsx";
import { ShortcutKeys } from "#components/ui/shortcut-keys.tsx";
import { SkipLink } from "#components/ui/skip-link.tsx";
import { messagesOf, words } from "#components/words.ts";
import { WordsProvider } from "#components/words-provider.tsx";
import { pageContext } from "#server/auth/page-context.ts";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Sinergi", template: "%s – Sinergi" },
  robots: { index: false },
};
export const viewport: Viewport = { width: "device-width", initialScale: 1 };

// pageContext waits for a request, so no page is made at build time and every page has its nonce.
export default async function Layout({ children }: { children: ReactNode }) {
  const { demo, locale, theme } = await pageContext();
  const t = words(locale);
  return (
    <html lang={locale} data-theme={theme === "system" ? undefined : theme}>
      <body>
        <SkipLink t={t} />
        {demo && <DemoRibbon t={t} />}
        <WordsProvider locale={locale} messages={messagesOf(locale)}>
          {children}
          <ShortcutKeys />
        </WordsProvider>
      </body>
    </html>
  );
}

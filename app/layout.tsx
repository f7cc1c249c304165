import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { preload } from "react-dom";
import { StepUp } from "#components/factor/step-up.tsx";
import { DemoRibbon } from "#components/ui/demo-ribbon.tsx";
import { ShortcutKeys } from "#components/ui/shortcut-keys.tsx";
import { SkipLink } from "#components/ui/skip-link.tsx";
import { compiledMessages, words } from "#components/words.ts";
import { WordsProvider } from "#components/words-provider.tsx";
import { pageContext } from "#server/auth/page-context.ts";
import { fonts, typefaces } from "#server/publication/stylesheet.ts";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Sinergi", template: "%s – Sinergi" },
  robots: { index: false },
};
export const viewport: Viewport = { width: "device-width", initialScale: 1 };

// pageContext waits for a request, so no page is made at build time and every page has its nonce.
export default async function Layout({ children }: { children: ReactNode }) {
  const { demo, locale, theme, shared } = await pageContext();
  const t = words(locale);
  for (const url of fonts()) {
    preload(url, { as: "font", type: "font/woff2", crossOrigin: "anonymous" });
  }
  return (
    <html
      lang={locale}
      data-theme={theme === "system" ? undefined : theme}
      data-shared={shared || undefined}
    >
      <body>
        <link rel="stylesheet" href={typefaces()} precedence="first" />
        <SkipLink t={t} />
        {demo && <DemoRibbon t={t} />}
        <WordsProvider locale={locale} messages={compiledMessages(locale)}>
          <StepUp>{children}</StepUp>
          <ShortcutKeys />
        </WordsProvider>
      </body>
    </html>
  );
}

import type { ReactNode } from "react";
import { BrandMark } from "#components/ui/brand.tsx";
import { DemoRibbon } from "#components/ui/demo-ribbon.tsx";
import { SkipLink } from "#components/ui/skip-link.tsx";
import type { Words } from "#components/words.ts";
import { allLanguages, inLanguage } from "./public-links.ts";

/** The public room of a workspace. */
export type Room = { url: string; name: string };

/** What every public page is given: its words, where it stands, and what the installation is. */
export type PublicPage = {
  t: Words;
  /** Address of this page without a language. */
  here: string;
  stylesheet: string;
  /** Addresses of the fonts that the first screen needs. */
  fonts: readonly string[];
  demo: boolean;
};

type Props = PublicPage & {
  title: string;
  /** Keeps a page out of search engines that is not in the demo either. */
  noindex?: boolean;
  /** Null where no workspace is known. */
  room: Room | null;
  head?: ReactNode;
  children: ReactNode;
};

/** The whole document of a public page; static markup, no script. */
export function PublicFrame({ t, here, title, stylesheet, fonts, demo, noindex, ...more }: Props) {
  const { room, head, children } = more;
  const hidden = demo || noindex;
  return (
    <html lang={t.locale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} – Sinergi`}</title>
        {hidden && <meta name="robots" content="noindex" />}
        {fonts.map((url) => (
          <link key={url} rel="preload" as="font" type="font/woff2" href={url} crossOrigin="" />
        ))}
        <link rel="stylesheet" href={stylesheet} />
        <link rel="icon" type="image/svg+xml" href="/icon.svg" />
        {!noindex &&
          allLanguages(here).map(({ locale, url }) => (
            <link key={locale} rel="alternate" hrefLang={locale} href={url} />
          ))}
        {head}
      </head>
      <body>
        <SkipLink t={t} />
        {demo && <DemoRibbon t={t} />}
        <header className="public-bar">
          <span className="brand">
            <BrandMark />
            Sinergi
          </span>
          {room ? (
            <a className="room" href={inLanguage(room.url, t.locale)}>
              <span className="room-name">{t("public.room", { name: room.name })}</span>
              <span className="room-short">{t("public.roomUnknown")}</span>
            </a>
          ) : (
            <span className="room">{t("public.roomUnknown")}</span>
          )}
          <PublicLanguages t={t} here={here} />
        </header>
        {children}
      </body>
    </html>
  );
}

/** The other language as a link: a public page keeps nothing about its reader. */
function PublicLanguages({ t, here }: Pick<PublicPage, "t" | "here">) {
  return (
    <nav className="languages" aria-label={t("languages.label")}>
      {allLanguages(here)
        .filter(({ locale }) => locale !== t.locale)
        .map(({ locale, url }) => (
          <a key={locale} href={url} lang={locale} hrefLang={locale}>
            {t(`languages.${locale}`)}
          </a>
        ))}
    </nav>
  );
}

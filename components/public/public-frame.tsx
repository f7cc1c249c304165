import type { ReactNode } from "react";
import { BrandMark } from "#components/ui/brand.tsx";
import { DemoRibbon } from "#components/ui/demo-ribbon.tsx";
import { SkipLink } from "#components/ui/skip-link.tsx";
import type { Words } from "#components/words.ts";
import type { Language } from "#domain/release.ts";

type Props = {
  t: Words;
  title: string;
  language: Language;
  stylesheet: string;
  demo: boolean;
  /** Keeps a page out of search engines that is not in the demo either. */
  noindex?: boolean;
  /** Address of the public room of the workspace; null where no workspace is known. */
  room: { url: string; name: string } | null;
  head?: ReactNode;
  children: ReactNode;
};

/** The whole document of a public page; static markup, no script. */
export function PublicFrame({ t, title, language, stylesheet, demo, noindex, ...more }: Props) {
  const { room, head, children } = more;
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} – Sinergi`}</title>
        {(demo || noindex) && <meta name="robots" content="noindex" />}
        <link rel="stylesheet" href={stylesheet} />
        <link rel="icon" type="image/svg+xml" href="/icon.svg" />
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
            <a className="room" href={room.url}>
              {t("public.room", { name: room.name })}
            </a>
          ) : (
            <span className="room">{t("public.roomUnknown")}</span>
          )}
        </header>
        {children}
      </body>
    </html>
  );
}

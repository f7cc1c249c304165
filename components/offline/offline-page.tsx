import { Fragment } from "react";
import { BrandMark } from "#components/ui/brand.tsx";
import { words } from "#components/words.ts";
import { LOCALES } from "#domain/locale.ts";

/** The page for a server that cannot be reached, in every language: it is kept before it is known who reads it. */
export function OfflinePage({ style }: { style: string }) {
  const titles = LOCALES.map((locale) => words(locale)("offlinePage.title"));
  return (
    <html lang="id">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${titles.join(" · ")} – Sinergi`}</title>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own stylesheet, let in by its hash */}
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <main>
          <p className="brand">
            <BrandMark size={24} />
            Sinergi
          </p>
          {LOCALES.map((locale, place) => (
            <Fragment key={locale}>
              <Message locale={locale} first={place === 0} />
              {place === 0 && <Words />}
            </Fragment>
          ))}
        </main>
        <script src="/offline-words.js" defer />
      </body>
    </html>
  );
}

/** What this device alone has of the text at this address; its script fills and shows it. */
function Words() {
  const both = (key: "words" | "copy" | "copied") =>
    LOCALES.map((locale) => words(locale)(`offlinePage.${key}`)).join(" · ");
  return (
    <section data-words data-copied={both("copied")} hidden>
      <h2 id="words">{both("words")}</h2>
      {LOCALES.map((locale) => (
        <p key={locale} lang={locale}>
          {words(locale)("offlinePage.wordsSafe")}
        </p>
      ))}
      <textarea readOnly rows={12} aria-labelledby="words" />
      <button type="button" className="button">
        {both("copy")}
      </button>
      <p role="status" />
    </section>
  );
}

type Props = { locale: (typeof LOCALES)[number]; first: boolean };

function Message({ locale, first }: Props) {
  const t = words(locale);
  const Title = first ? "h1" : "h2";
  return (
    <section lang={locale}>
      <Title>{t("offlinePage.title")}</Title>
      <p>{t("offlinePage.what")}</p>
      <p>{t("offlinePage.safe")}</p>
      <p>
        {/* biome-ignore lint/a11y/useValidAnchor: empty is the address of the page that could not be reached */}
        <a className={first ? "button primary" : "button"} href="">
          {t("offlinePage.retry")}
        </a>
      </p>
    </section>
  );
}

import type { Words } from "#components/words.ts";
import { LOCALES } from "#domain/locale.ts";

/** The other language as a plain form post, so that it works before any script has come. */
export function LanguageSwitch({ t, here }: { t: Words; here: string }) {
  return (
    <form className="languages" method="post" action="/bahasa" aria-label={t("languages.label")}>
      <input type="hidden" name="lanjut" value={here} />
      {LOCALES.filter((locale) => locale !== t.locale).map((locale) => (
        <button key={locale} type="submit" name="bahasa" value={locale} lang={locale}>
          {t(`languages.${locale}`)}
        </button>
      ))}
    </form>
  );
}

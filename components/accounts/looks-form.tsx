"use client";
import { useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { useLooks } from "#components/use-looks.ts";
import { LOCALES, type Locale, THEMES, type Theme } from "#domain/locale.ts";

type Choice = { locale: Locale; theme: Theme };

/** Language and theme; a choice applies as it is made. */
export function LooksForm({ theme }: { theme: Theme }) {
  const t = useTranslations();
  const locale = useLocale();
  const { failed, setLocale, setTheme } = useLooks();
  const [kept, setKept] = useState<Choice>({ locale, theme });
  const [shown, setShown] = useState(kept);
  if (kept.locale !== locale || kept.theme !== theme) {
    setKept({ locale, theme });
    setShown({ locale, theme });
  }
  const choose = (choice: Partial<Choice>, keep: Promise<boolean>) => {
    setShown({ ...shown, ...choice });
    void keep.then((done) => done || setShown(kept));
  };
  return (
    <>
      <fieldset className="field pills">
        <legend>{t("profile.looks.language")}</legend>
        {LOCALES.map((one) => (
          <label key={one} lang={one}>
            <input
              type="radio"
              name="locale"
              checked={one === shown.locale}
              onChange={() => choose({ locale: one }, setLocale(one))}
            />
            {t(`languages.${one}`)}
          </label>
        ))}
      </fieldset>
      <fieldset className="field pills">
        <legend>{t("profile.looks.theme")}</legend>
        {THEMES.map((one) => (
          <label key={one}>
            <input
              type="radio"
              name="theme"
              checked={one === shown.theme}
              onChange={() => choose({ theme: one }, setTheme(one))}
            />
            {t(`profile.looks.themes.${one}`)}
          </label>
        ))}
      </fieldset>
      {failed && <p role="alert">{t("bar.looksFailed")}</p>}
    </>
  );
}

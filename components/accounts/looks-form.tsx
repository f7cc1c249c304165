"use client";
import { useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { LOCALES, THEMES, type Theme } from "#domain/locale.ts";
import { useLooks } from "./use-looks.ts";

/** Language and theme; a choice applies as it is made. */
export function LooksForm({ theme }: { theme: Theme }) {
  const t = useTranslations();
  const locale = useLocale();
  const { failed, setLocale, setTheme } = useLooks();
  const [shown, setShown] = useState(theme);
  return (
    <>
      <fieldset className="field pills">
        <legend>{t("profile.looks.language")}</legend>
        {LOCALES.map((one) => (
          <label key={one} lang={one}>
            <input
              type="radio"
              name="locale"
              checked={one === locale}
              onChange={() => setLocale(one)}
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
              checked={one === shown}
              onChange={() => {
                setShown(one);
                setTheme(one);
              }}
            />
            {t(`profile.looks.themes.${one}`)}
          </label>
        ))}
      </fieldset>
      {failed && <p role="alert">{t("bar.looksFailed")}</p>}
    </>
  );
}

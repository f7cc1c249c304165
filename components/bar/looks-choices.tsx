"use client";
import { useLocale, useTranslations } from "use-intl";
import { MenuChoice, MenuChoices, MenuLabel, MenuRule } from "#components/ui/menu.tsx";
import { themeNow, type useLooks } from "#components/use-looks.ts";
import { LOCALES, type Locale, THEMES, type Theme } from "#domain/locale.ts";

/** Language and theme, at hand in the menu of the reader. */
export function LooksChoices({ looks }: { looks: ReturnType<typeof useLooks> }) {
  const t = useTranslations();
  const locale = useLocale();
  return (
    <>
      <MenuRule />
      <MenuLabel>
        <span className="small muted">{t("bar.language")}</span>
      </MenuLabel>
      <MenuChoices value={locale} onValueChange={(value) => void looks.setLocale(value as Locale)}>
        {LOCALES.map((one) => (
          <MenuChoice key={one} value={one} lang={one}>
            {t(`languages.${one}`)}
          </MenuChoice>
        ))}
      </MenuChoices>
      <MenuRule />
      <MenuLabel>
        <span className="small muted">{t("bar.theme")}</span>
      </MenuLabel>
      <MenuChoices
        value={themeNow()}
        onValueChange={(value) => void looks.setTheme(value as Theme)}
      >
        {THEMES.map((one) => (
          <MenuChoice key={one} value={one}>
            {t(`profile.looks.themes.${one}`)}
          </MenuChoice>
        ))}
      </MenuChoices>
    </>
  );
}

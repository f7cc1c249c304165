"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useCommand } from "#components/command.ts";
import { type Locale, THEMES, type Theme } from "#domain/locale.ts";

/** The theme in which the page is painted. */
export function themeNow(): Theme {
  return THEMES.find((one) => one === document.documentElement.dataset.theme) ?? "system";
}

/** Paints the page; without the attribute it follows the device. */
function paint(theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

type Looks = {
  failed: boolean;
  /** Both answer whether the choice was kept. */
  setLocale: (locale: Locale) => Promise<boolean>;
  setTheme: (theme: Theme) => Promise<boolean>;
};

/** Language and theme of the reader: applied at once, kept in their account, taken back when that fails. */
export function useLooks(): Looks {
  const command = useCommand();
  const router = useRouter();
  const [failed, setFailed] = useState(false);
  const keep = async (wish: { locale?: Locale; theme?: Theme }) => {
    const { ok } = await command("/api/v1/me/profile", wish);
    setFailed(!ok);
    if (ok) router.refresh();
    return ok;
  };
  return {
    failed,
    setLocale: (locale) => keep({ locale }),
    setTheme: async (theme) => {
      const before = themeNow();
      paint(theme);
      const kept = await keep({ theme });
      if (!kept) paint(before);
      return kept;
    },
  };
}

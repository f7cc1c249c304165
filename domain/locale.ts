/** Languages of the interface; Indonesian unless a person or a cookie says otherwise. */
export const LOCALES = ["id", "en"] as const;
export type Locale = (typeof LOCALES)[number];

/** The cookie that remembers the language before somebody signs in. */
export const LOCALE_COOKIE = "sinergi.bahasa";

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** A known language, or Indonesian: never what a browser prefers, because pages are cached. */
export function localeOf(value: unknown): Locale {
  return LOCALES.find((locale) => locale === value) ?? "id";
}

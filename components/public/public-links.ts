import { LOCALES, type Locale } from "#domain/locale.ts";

/** The same public address in a language; Indonesian has no mark, so that links stay short. */
export function inLanguage(path: string, locale: Locale): string {
  if (locale === "id") return path;
  return `${path}${path.includes("?") ? "&" : "?"}bahasa=${locale}`;
}

/** Every language of an address, for the switch and for search engines. */
export function allLanguages(path: string): { locale: Locale; url: string }[] {
  return LOCALES.map((locale) => ({ locale, url: inLanguage(path, locale) }));
}

import type { PublicPage } from "#components/public/public-frame.tsx";
import { words } from "#components/words.ts";
import { localeOf } from "#domain/locale.ts";
import { fonts, stylesheet } from "#server/publication/stylesheet.ts";
import { settings } from "#server/settings.ts";

/**
 * What a public page is given besides its content. The language comes from the address alone, so
 * that a cache may keep each page.
 */
export function publicPage(request: Request, here: string): PublicPage {
  const locale = localeOf(new URL(request.url).searchParams.get("bahasa"));
  return {
    t: words(locale),
    here,
    demo: settings().demo,
    stylesheet: stylesheet(),
    fonts: fonts(),
  };
}

import type { Metadata } from "next";
import { type Messages, words } from "#components/words.ts";
import { pageContext } from "#server/auth/page-context.ts";

/** The title of a page in the reader's language, as Next's `generateMetadata`. */
export function pageTitle(key: keyof Messages["pages"]["titles"]) {
  return async (): Promise<Metadata> => {
    const { locale } = await pageContext();
    return { title: words(locale)(`pages.titles.${key}`) };
  };
}

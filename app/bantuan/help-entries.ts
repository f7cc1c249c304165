import type { Entry } from "#components/help/contents.tsx";
import type { Words } from "#components/words.ts";
import { GUIDES, type Guide, guide } from "#server/guide.ts";

/** The contents of the help pages, opened at the one that is read; null for the first page. */
export function helpEntries(t: Words, current: Guide | null): Entry[] {
  return [
    { href: "/bantuan", title: t("help.start"), current: current === null },
    ...GUIDES.map(guide).map(({ name, title, chapters }) => ({
      href: `/bantuan/${name}`,
      title,
      ...(current?.name === name
        ? {
            current: true,
            inside: chapters.map((chapter) => ({
              href: `#${chapter.id}`,
              title: chapter.title,
            })),
          }
        : {}),
    })),
    { href: "/dokumentasi/api", title: t("help.apiLink") },
  ];
}

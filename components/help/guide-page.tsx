import type { Token } from "marked";
import type { Words } from "#components/words.ts";
import { Contents, type Entry } from "./contents.tsx";
import { Markdown } from "./markdown.tsx";

type Props = {
  t: Words;
  title: string;
  content: Token[];
  pictures: Record<string, { width: number; height: number }>;
  entries: Entry[];
};

/** One guide to read, with its chapters at the side. */
export function GuidePage({ t, title, content, pictures, entries }: Props) {
  return (
    <>
      <Contents t={t} entries={entries} />
      <article className="guide" lang="id">
        <h1>{title}</h1>
        {t.locale !== "id" && (
          <p className="small muted" lang={t.locale}>
            {t("help.inIndonesian")}
          </p>
        )}
        <Markdown tokens={content} links={{ href: guideHref, size: (href) => pictures[href] }} />
      </article>
    </>
  );
}

/** Addresses between the files of the guides, as the pages that show them. */
function guideHref(href: string): string {
  return href
    .replace(/^gambar\//, "/bantuan/gambar/")
    .replace(/^([a-z]+)\.md(?=#|$)/, "/bantuan/$1");
}

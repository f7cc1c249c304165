import type { Words } from "#components/words.ts";

export type Entry = { href: string; title: string; current?: boolean; inside?: Entry[] };

/** Where one can read on, and what is on this page. */
export function Contents({ t, entries }: { t: Words; entries: Entry[] }) {
  return (
    <nav className="contents" aria-label={t("help.contents")}>
      <Entries entries={entries} />
    </nav>
  );
}

function Entries({ entries }: { entries: Entry[] }) {
  return (
    <ul>
      {entries.map(({ href, title, current, inside }) => (
        <li key={href}>
          <a href={href} aria-current={current ? "page" : undefined}>
            {title}
          </a>
          {inside && <Entries entries={inside} />}
        </li>
      ))}
    </ul>
  );
}

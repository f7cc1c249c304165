import { ShortcutList } from "#components/ui/shortcut-list.tsx";
import { PLACES } from "#components/ui/shortcuts.ts";
import type { Words } from "#components/words.ts";
import { Contents, type Entry } from "./contents.tsx";
import { RestartTour } from "./restart-tour.tsx";

export type GuideCard = {
  href: string;
  title: string;
  lead: string;
  chapters: { href: string; title: string }[];
};

type Props = { t: Words; guides: GuideCard[]; entries: Entry[]; mayTour: boolean };

/** Where help begins: the guides by what one does, the introduction, the shortcuts, the API. */
export function HelpPage({ t, guides, entries, mayTour }: Props) {
  return (
    <>
      <Contents t={t} entries={entries} />
      <div className="guide">
        <h1>{t("help.title")}</h1>
        {guides.map(({ href, title, lead, chapters }) => (
          <section key={href} className="guide-card" lang="id">
            <h2>
              <a href={href}>{title}</a>
            </h2>
            <p>{lead}</p>
            <ul className="chapters">
              {chapters.map((chapter) => (
                <li key={chapter.href}>
                  <a href={chapter.href}>{chapter.title}</a>
                </li>
              ))}
            </ul>
          </section>
        ))}
        {mayTour && (
          <section>
            <h2 id="pengenalan">{t("help.tour")}</h2>
            <p>{t("help.tourWhat")}</p>
            <RestartTour />
          </section>
        )}
        <section>
          <h2 id="pintasan">{t("shortcuts.title")}</h2>
          <p>{t("help.shortcutsWhat")}</p>
          {PLACES.map((place) => (
            <ShortcutList key={place} place={place} />
          ))}
        </section>
        <section>
          <h2 id="api">{t("help.api")}</h2>
          <p>{t("help.apiWhat")}</p>
          <p>
            <a href="/dokumentasi/api">{t("help.apiLink")}</a>
          </p>
        </section>
      </div>
    </>
  );
}

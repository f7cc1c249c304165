import { Agency } from "#components/ui/agency.tsx";
import type { Words } from "#components/words.ts";
import { formatMonth } from "#domain/date-ranges.ts";
import { formatClock, formatDate, type TimeZone } from "#domain/dates.ts";
import type { ReleaseKind } from "#domain/release.ts";
import type { AgencyView, WorkspaceView } from "#domain/views.ts";
import { PublicFrame, type PublicPage } from "./public-frame.tsx";
import { inLanguage } from "./public-links.ts";

export type ListedRelease = {
  title: string;
  url: string;
  publishedAt: string;
  kind: ReleaseKind;
  parties: AgencyView[];
  numbers: { agency: string; number: string }[];
};

export type PublicListProps = PublicPage & {
  workspace: WorkspaceView;
  items: ListedRelease[];
  /** Address of the page with older releases; null on the last. */
  olderUrl: string | null;
  /** Address of the newest releases; null on the first page. */
  newestUrl: string | null;
};

/** The public room of a workspace: what was published, newest first, by month. */
export function PublicList({ workspace, items, olderUrl, newestUrl, ...page }: PublicListProps) {
  const { t } = page;
  const title = t("public.room", { name: workspace.name });
  const room = { url: `/rilis/${workspace.slug}`, name: workspace.name };
  return (
    <PublicFrame {...page} title={title} room={room}>
      <div className="wrap">
        <main id="isi" className="public-list">
          <div className="intro">
            <h1>{title}</h1>
            <p className="muted">{t("public.listLead")}</p>
          </div>
          {items.length === 0 && <p>{t("public.listEmpty")}</p>}
          {byMonth(items, workspace.timeZone, t).map(({ month, members }) => (
            <section key={month} aria-label={month}>
              <h2>{month}</h2>
              <ul>
                {members.map((item) => (
                  <ListedItem key={item.url} t={t} item={item} zone={workspace.timeZone} />
                ))}
              </ul>
            </section>
          ))}
          {(newestUrl || olderUrl) && (
            <nav className="pages" aria-label={t("public.pages")}>
              {newestUrl && <a href={inLanguage(newestUrl, t.locale)}>{t("public.newest")}</a>}
              {olderUrl && (
                <a href={inLanguage(olderUrl, t.locale)} rel="next">
                  {t("public.older")}
                </a>
              )}
            </nav>
          )}
        </main>
      </div>
    </PublicFrame>
  );
}

/** In the order given, a group for each month of the workspace's calendar. */
function byMonth(items: ListedRelease[], zone: TimeZone, { locale }: Words) {
  const groups: { month: string; members: ListedRelease[] }[] = [];
  for (const item of items) {
    const month = formatMonth(new Date(item.publishedAt), zone, locale);
    const last = groups.at(-1);
    if (last?.month === month) last.members.push(item);
    else groups.push({ month, members: [item] });
  }
  return groups;
}

function ListedItem({ t, item, zone }: { t: Words; item: ListedRelease; zone: TimeZone }) {
  const at = new Date(item.publishedAt);
  return (
    <li>
      <p className="small muted">
        <time dateTime={item.publishedAt}>
          <span>{formatDate(at, zone, t.locale)}</span>{" "}
          <span>
            {formatClock(at, zone, t.locale)} {zone}
          </span>
        </time>
      </p>
      <div>
        <h3>
          <a href={inLanguage(item.url, t.locale)}>{item.title}</a>
        </h3>
        <p className="line small muted">
          <span>{t(`kinds.${item.kind}`)}</span>
          {item.parties.map((agency) => (
            <Agency key={agency.slug} agency={agency} />
          ))}
          {item.numbers.map(({ agency, number }) => (
            <span key={agency} className="number">
              {t("public.numbered", { number })}
            </span>
          ))}
        </p>
      </div>
    </li>
  );
}

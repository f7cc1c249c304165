import { Agency } from "#components/ui/agency.tsx";
import { words } from "#components/words.ts";
import { formatMoment } from "#domain/dates.ts";
import type { ReleaseKind } from "#domain/release.ts";
import type { AgencyView, WorkspaceView } from "#domain/views.ts";
import { PublicFrame } from "./public-frame.tsx";

export type PublicListProps = {
  workspace: WorkspaceView;
  items: {
    title: string;
    url: string;
    publishedAt: string;
    kind: ReleaseKind;
    parties: AgencyView[];
  }[];
  /** Address of the next page; null on the last. */
  nextUrl: string | null;
  demo: boolean;
  stylesheet: string;
};

/** The public room of a workspace: what was published, newest first. */
export function PublicList({ workspace, items, nextUrl, demo, stylesheet }: PublicListProps) {
  const t = words("id");
  const title = t("public.room", { name: workspace.name });
  const room = { url: `/rilis/${workspace.slug}`, name: workspace.name };
  return (
    <PublicFrame t={t} title={title} language="id" stylesheet={stylesheet} demo={demo} room={room}>
      <div className="wrap">
        <main id="isi" className="public-list">
          <h1>{title}</h1>
          <p className="muted">{t("public.listLead")}</p>
          {items.length === 0 && <p>{t("public.listEmpty")}</p>}
          <ul>
            {items.map((item) => (
              <li key={item.url}>
                <h2>
                  <a href={item.url}>{item.title}</a>
                </h2>
                <p className="line small muted">
                  <time dateTime={item.publishedAt}>
                    {formatMoment(new Date(item.publishedAt), workspace.timeZone, t.locale)}
                  </time>
                  <span>{t(`kinds.${item.kind}`)}</span>
                  {item.parties.map((agency) => (
                    <Agency key={agency.slug} agency={agency} />
                  ))}
                </p>
              </li>
            ))}
          </ul>
          {nextUrl && (
            <p>
              <a href={nextUrl} rel="next">
                {t("public.older")}
              </a>
            </p>
          )}
        </main>
      </div>
    </PublicFrame>
  );
}

import { Mail, Plus } from "lucide-react";
import Link from "next/link";
import { Agency } from "#components/ui/agency.tsx";
import type { Words } from "#components/words.ts";
import type { ListedWorkspace } from "#domain/answers/workspaces.ts";

type Props = { t: Words; items: ListedWorkspace[]; q: string; mayAdd: boolean };

/** The workspaces that the reader administers; how much is in them, never what. */
export function WorkspaceList({ t, items, q, mayAdd }: Props) {
  return (
    <main id="isi" className="settings-page">
      <div className="settings-head">
        <div>
          <h1>{t("settings.title")}</h1>
          <p className="muted">{t("settings.lead")}</p>
        </div>
        {mayAdd && (
          <div className="settings-doors">
            <a className="button" href="/pengaturan/surat">
              <Mail size={16} strokeWidth={1.75} aria-hidden />
              {t("settings.letters")}
            </a>
            <a className="button primary" href="/pengaturan/ruang/baru">
              <Plus size={16} strokeWidth={1.75} aria-hidden />
              {t("settings.add")}
            </a>
          </div>
        )}
      </div>
      {(items.length > 5 || q) && <Search t={t} q={q} />}
      {items.length ? <Rows t={t} items={items} /> : <Empty t={t} q={q} />}
    </main>
  );
}

function Search({ t, q }: { t: Words; q: string }) {
  return (
    <search>
      <form className="settings-search" action="/pengaturan">
        <label className="visually-hidden" htmlFor="q">
          {t("settings.search")}
        </label>
        <input
          className="input"
          id="q"
          name="q"
          type="search"
          defaultValue={q}
          placeholder={t("settings.search")}
        />
        <button className="button" type="submit">
          {t("settings.searchButton")}
        </button>
      </form>
    </search>
  );
}

const publicAddress = (slug: string) => `/rilis/${slug}`;

function Rows({ t, items }: { t: Words; items: ListedWorkspace[] }) {
  const columns = ["name", "agencies", "zone", "people", "drafts"] as const;
  return (
    <table className="workspaces">
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(`settings.columns.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map(({ slug, name, timeZone, agencies, people, openDrafts }) => (
          <tr key={slug}>
            <th scope="row">
              <Link href={`/pengaturan/ruang/${slug}`} prefetch={false}>
                {name}
              </Link>
              <span className="small muted">{publicAddress(slug)}</span>
            </th>
            <td>
              <span className="agencies">
                {agencies.map((agency) => (
                  <Agency key={agency.slug} agency={agency} />
                ))}
              </span>
            </td>
            <td>{timeZone}</td>
            <td>{t("settings.people", { count: people })}</td>
            <td>{t("settings.drafts", { count: openDrafts })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Empty({ t, q }: { t: Words; q: string }) {
  if (!q) return <p className="muted settings-none">{t("settings.empty")}</p>;
  return (
    <p className="muted settings-none">
      {t("settings.noMatch", { q })} <a href="/pengaturan">{t("settings.all")}</a>
    </p>
  );
}

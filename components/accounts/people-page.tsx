import { Search } from "lucide-react";
import Link from "next/link";
import { Agency } from "#components/ui/agency.tsx";
import type { Words } from "#components/words.ts";
import type { AdministeredPlace, PeopleCounts, PersonRow } from "#domain/account-views.ts";
import type { AccountState } from "#domain/accounts.ts";
import type { TimeZone } from "#domain/dates.ts";
import { formatNumber } from "#domain/numbers.ts";
import { InviteButton, PeopleTable } from "./people-table.tsx";
import { WorkspaceFilter } from "./workspace-filter.tsx";

/** What the list is narrowed to, as it stands in the address. */
export type PeopleWish = {
  workspace?: string;
  agency?: string;
  state?: AccountState;
  q?: string;
};

export type PeoplePageProps = {
  t: Words;
  people: PersonRow[];
  nextCursor: string | null;
  counts: PeopleCounts;
  places: AdministeredPlace[];
  wish: PeopleWish;
  /** True beyond the first page. */
  later: boolean;
  self: string;
  now: Date;
  zone: TimeZone;
};

/** Names of the wishes in the address, which people see. */
const PARAMETERS = { workspace: "ruang", agency: "instansi", state: "status", q: "q" } as const;

/** States as words of the address. */
export const STATE_WORDS: Record<AccountState, string> = {
  active: "aktif",
  invited: "diundang",
  suspended: "nonaktif",
};

function wordOf(key: keyof PeopleWish, value: string): string {
  return key === "state" ? STATE_WORDS[value as AccountState] : value;
}

function addressOf(wish: PeopleWish & { cursor?: string }): string {
  const query = new URLSearchParams();
  for (const key of ["workspace", "agency", "state", "q"] as const) {
    const value = wish[key];
    if (value) query.set(PARAMETERS[key], wordOf(key, value));
  }
  if (wish.cursor) query.set("setelah", wish.cursor);
  const search = query.toString();
  return search ? `/akun?${search}` : "/akun";
}

/** The people of an agency, or of all: filters with real counts, the list, and what suspending means. */
export function PeoplePage(props: PeoplePageProps) {
  const { t, people, nextCursor, places, wish, later, self, now, zone } = props;
  const several = !wish.workspace && workspacesOf(places).length > 1;
  const preferred = places.find(
    ({ workspace, agency }) =>
      (!wish.workspace || workspace.slug === wish.workspace) &&
      (!wish.agency || agency.slug === wish.agency),
  );
  return (
    <main id="isi" className="people-page">
      <div className="head">
        <h1>{t("people.heading")}</h1>
        <InviteButton places={places} zone={zone} preferred={preferred} />
      </div>
      <Tools {...props} />
      {people.length ? (
        <PeopleTable
          people={people}
          places={places}
          self={self}
          several={several}
          now={now.toISOString()}
          zone={zone}
        />
      ) : (
        <div className="empty">
          <h2>{t("people.empty")}</h2>
          <Link className="button" href="/akun">
            {t("people.showAll")}
          </Link>
        </div>
      )}
      {(later || nextCursor) && (
        <nav className="pager" aria-label={t("people.pages")}>
          {later && (
            <Link className="button" href={addressOf(wish)}>
              {t("people.first")}
            </Link>
          )}
          {nextCursor && (
            <Link className="button" href={addressOf({ ...wish, cursor: nextCursor })}>
              {t("people.next")}
            </Link>
          )}
        </nav>
      )}
      <p className="foot-note small muted">{t("people.note")}</p>
    </main>
  );
}

function Tools({ t, counts, places, wish }: PeoplePageProps) {
  const workspaces = workspacesOf(places);
  const { q, workspace } = wish;
  const base = { workspace, q };
  const agencies = workspace || workspaces.length === 1 ? counts.agencies : [];
  const chip = (to: PeopleWish, count: number, current: boolean, label: React.ReactNode) => (
    <Link
      className="chip"
      href={addressOf(to)}
      aria-current={current ? "true" : undefined}
      prefetch={false}
    >
      {label}
      <span className="count">{formatNumber(count, t.locale)}</span>
    </Link>
  );
  return (
    <div className="tools-row">
      <div className="filters">
        {workspaces.length > 1 && (
          <WorkspaceFilter workspaces={workspaces} value={workspace ?? ""} q={q ?? ""} />
        )}
        <nav className="chips" aria-label={t("people.filter")}>
          {chip(base, counts.all, !wish.agency && !wish.state, t("people.all"))}
          {agencies.length > 1 &&
            agencies.map(({ agency, workspace: at, count }) => (
              <span key={`${at}/${agency.slug}`}>
                {chip(
                  { ...base, workspace: at, agency: agency.slug },
                  count,
                  wish.agency === agency.slug,
                  <Agency agency={agency} />,
                )}
              </span>
            ))}
          {counts.invited > 0 &&
            chip(
              { ...base, state: "invited" },
              counts.invited,
              wish.state === "invited",
              t("people.invited"),
            )}
          {counts.suspended > 0 &&
            chip(
              { ...base, state: "suspended" },
              counts.suspended,
              wish.state === "suspended",
              t("people.suspended"),
            )}
        </nav>
      </div>
      <search>
        <form action="/akun" className="search">
          <Search size={16} strokeWidth={1.75} />
          <label className="visually-hidden" htmlFor="cari">
            {t("people.search")}
          </label>
          <input
            id="cari"
            name="q"
            type="search"
            defaultValue={q}
            placeholder={t("people.search")}
          />
          {(["workspace", "agency", "state"] as const).map(
            (key) =>
              wish[key] && (
                <input
                  key={key}
                  type="hidden"
                  name={PARAMETERS[key]}
                  value={wordOf(key, wish[key] ?? "")}
                />
              ),
          )}
        </form>
      </search>
    </div>
  );
}

function workspacesOf(places: readonly AdministeredPlace[]) {
  return [...new Map(places.map(({ workspace }) => [workspace.slug, workspace])).values()];
}

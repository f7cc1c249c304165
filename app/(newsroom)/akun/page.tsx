import { forbidden, redirect } from "next/navigation";
import { pageTitle } from "#app/page-title.ts";
import { PeoplePage, type PeopleWish, STATE_WORDS } from "#components/accounts/people-page.tsx";
import { TopBar } from "#components/bar/top-bar.tsx";
import { words } from "#components/words.ts";
import { ACCOUNT_STATES } from "#domain/accounts.ts";
import { administeredAgencies } from "#domain/administration.ts";
import { isId } from "#domain/ids.ts";
import { countPeople, listPeople } from "#server/accounts/list-people.ts";
import { me } from "#server/accounts/me.ts";
import { managedPlaces } from "#server/accounts/places.ts";
import { requireActor } from "#server/auth/page-actor.ts";
import { pageContext } from "#server/auth/page-context.ts";

export const generateMetadata = pageTitle("people");

type Query = Record<string, string | string[] | undefined>;

export default async function Page({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const actor = await requireActor("/akun");
  if (!administeredAgencies(actor).length) forbidden();
  const { cursor, ...wish } = wishOf(query);
  if (wish.agency && !wish.workspace) redirect("/akun");
  const [{ items, nextCursor }, counts, places, self, { locale }] = await Promise.all([
    listPeople(actor, { ...wish, ...(cursor ? { cursor } : {}) }),
    countPeople(actor, wish),
    managedPlaces(actor),
    me(actor),
    pageContext(),
  ]);
  const t = words(locale);
  return (
    <>
      <TopBar me={self} t={t} current="people" />
      <PeoplePage
        t={t}
        people={items}
        nextCursor={nextCursor}
        counts={counts}
        places={places}
        wish={wish}
        later={cursor !== undefined}
        self={actor.personId}
        now={new Date()}
        zone={self.workspaces[0]?.workspace.timeZone ?? "WIB"}
      />
    </>
  );
}

/** What the address asks for; what cannot be meant is left out. */
function wishOf(query: Query): PeopleWish & { cursor?: string } {
  const text = (key: string) => [query[key] ?? ""].flat()[0]?.trim().slice(0, 200) ?? "";
  const slug = (key: string) => (/^[a-z0-9-]{1,40}$/.test(text(key)) ? text(key) : "");
  const state = ACCOUNT_STATES.find((one) => STATE_WORDS[one] === text("status"));
  const wish = {
    workspace: slug("ruang"),
    agency: slug("instansi"),
    q: text("q").replaceAll("\0", ""),
    cursor: isId(text("setelah")) ? text("setelah") : "",
  };
  const given = Object.entries(wish).filter(([, value]) => value);
  return { ...Object.fromEntries(given), ...(state ? { state } : {}) };
}

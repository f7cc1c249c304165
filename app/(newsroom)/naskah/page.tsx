import { pageTitle } from "#app/page-title.ts";
import { Tour } from "#components/help/tour.tsx";
import { ReleaseBoard } from "#components/releases/release-board.tsx";
import { TopBar } from "#components/ui/top-bar.tsx";
import { words } from "#components/words.ts";
import { me } from "#server/accounts/me.ts";
import { isTourOpen } from "#server/accounts/tour.ts";
import { requireActor } from "#server/auth/page-actor.ts";
import { pageContext } from "#server/auth/page-context.ts";
import { listReleases } from "#server/releases/list.ts";

export const generateMetadata = pageTitle("board");

const MOST_ROWS = 100;

type Query = { saring?: string | string[]; q?: string | string[] };

export default async function Page({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const waiting = query.saring === "menunggu";
  const q = [query.q ?? ""].flat()[0]?.trim().slice(0, 200) ?? "";
  const actor = await requireActor("/naskah");
  const [{ items, nextCursor }, self, { locale }, touring] = await Promise.all([
    listReleases(actor, { limit: MOST_ROWS, ...(q ? { q } : {}) }),
    me(actor),
    pageContext(),
    isTourOpen(actor),
  ]);
  const t = words(locale);
  const rows = waiting ? items.filter(({ turn }) => turn.who === "me") : items;
  return (
    <>
      <TopBar me={self} t={t} current="releases" />
      {touring && self.workspaces.some(({ canWrite }) => canWrite) && <Tour />}
      <ReleaseBoard
        t={t}
        me={self}
        rows={rows}
        cut={nextCursor !== null}
        now={new Date()}
        waiting={waiting}
        q={q}
      />
    </>
  );
}

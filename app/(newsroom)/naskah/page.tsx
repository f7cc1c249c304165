import { cookies } from "next/headers";
import { pageTitle } from "#app/page-title.ts";
import { TopBar } from "#components/bar/top-bar.tsx";
import { Tour } from "#components/help/tour.tsx";
import { ReleaseBoard } from "#components/releases/release-board.tsx";
import { words } from "#components/words.ts";
import { boardAddress, filterQuery, readFilters } from "#domain/board-filters.ts";
import { DENSITY_COOKIE, densityOf } from "#domain/density.ts";
import { me } from "#server/accounts/me.ts";
import { isTourOpen } from "#server/accounts/tour.ts";
import { requireActor } from "#server/auth/page-actor.ts";
import { pageContext } from "#server/auth/page-context.ts";
import { getBoard } from "#server/releases/board.ts";

export const generateMetadata = pageTitle("board");

type Query = Record<string, string | string[] | undefined>;

export default async function Page({ searchParams }: { searchParams: Promise<Query> }) {
  const filters = readFilters(await searchParams);
  const actor = await requireActor(boardAddress(filters));
  const [board, self, { locale }, jar, touring] = await Promise.all([
    getBoard(actor, filterQuery(filters)),
    me(actor),
    pageContext(),
    cookies(),
    isTourOpen(actor),
  ]);
  return (
    <>
      <TopBar me={self} t={words(locale)} current="releases" />
      {touring && self.workspaces.some(({ canWrite }) => canWrite) && <Tour />}
      <ReleaseBoard
        me={self}
        board={board}
        filters={filters}
        density={densityOf(jar.get(DENSITY_COOKIE)?.value)}
      />
    </>
  );
}

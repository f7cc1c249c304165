import { notFound } from "next/navigation";
import { pageTitle } from "#app/page-title.ts";
import { TopBar } from "#components/bar/top-bar.tsx";
import { HistoryPage } from "#components/history/history-page.tsx";
import { words } from "#components/words.ts";
import { me } from "#server/accounts/me.ts";
import { requireActor } from "#server/auth/page-actor.ts";
import { pageContext } from "#server/auth/page-context.ts";
import { getHistory } from "#server/releases/history.ts";
import { getRelease } from "#server/releases/read.ts";

export const generateMetadata = pageTitle("history");

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireActor(`/naskah/${id}/riwayat`);
  const release = await getRelease(actor, id);
  if (!release) notFound();
  const history = await getHistory(actor, id, {});
  const [self, { locale }] = await Promise.all([me(actor), pageContext()]);
  return (
    <>
      <TopBar me={self} t={words(locale)} current="releases" />
      <HistoryPage release={release} history={history} me={self} />
    </>
  );
}

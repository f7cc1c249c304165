import { forbidden, redirect } from "next/navigation";
import { pageTitle } from "#app/page-title.ts";
import { TopBar } from "#components/bar/top-bar.tsx";
import { words } from "#components/words.ts";
import { WorkspaceList } from "#components/workspaces/workspace-list.tsx";
import { administeredAgencies, administersInstallation } from "#domain/administration.ts";
import { me } from "#server/accounts/me.ts";
import { requireActor } from "#server/auth/page-actor.ts";
import { pageContext } from "#server/auth/page-context.ts";
import { listWorkspaces } from "#server/workspaces/read.ts";

export const generateMetadata = pageTitle("settings");

type Query = { q?: string | string[] };

export default async function Page({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const q = [query.q ?? ""].flat()[0]?.trim().slice(0, 80) ?? "";
  const actor = await requireActor("/pengaturan");
  if (!administeredAgencies(actor).length) forbidden();
  const mayAdd = administersInstallation(actor);
  const [{ items }, self, { locale }] = await Promise.all([
    listWorkspaces(actor, q ? { q } : {}),
    me(actor),
    pageContext(),
  ]);
  const [only] = items;
  if (!mayAdd && !q && items.length === 1 && only) redirect(`/pengaturan/ruang/${only.slug}`);
  const t = words(locale);
  return (
    <>
      <TopBar me={self} t={t} current="settings" />
      <WorkspaceList t={t} items={items} q={q} mayAdd={mayAdd} />
    </>
  );
}

import { notFound } from "next/navigation";
import { pageTitle } from "#app/page-title.ts";
import { TopBar } from "#components/bar/top-bar.tsx";
import { NewReleaseForm } from "#components/releases/new-release-form.tsx";
import { words } from "#components/words.ts";
import { me } from "#server/accounts/me.ts";
import { requireActor } from "#server/auth/page-actor.ts";
import { pageContext } from "#server/auth/page-context.ts";

export const generateMetadata = pageTitle("create");

type Props = { searchParams: Promise<{ templat?: string | string[] }> };

export default async function Page({ searchParams }: Props) {
  const { templat } = await searchParams;
  const actor = await requireActor("/naskah/baru");
  const [self, { locale }] = await Promise.all([me(actor), pageContext()]);
  const workspaces = self.workspaces.filter(({ canWrite }) => canWrite);
  if (!workspaces.length) notFound();
  const t = words(locale);
  return (
    <>
      <TopBar me={self} t={t} />
      <main id="isi" className="narrow-page">
        <h1>{t("newRelease.heading")}</h1>
        <p className="muted">{t("newRelease.lead")}</p>
        <NewReleaseForm workspaces={workspaces} template={[templat].flat()[0] ?? ""} />
      </main>
    </>
  );
}

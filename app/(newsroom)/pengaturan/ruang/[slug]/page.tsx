import { ArrowLeft } from "lucide-react";
import { notFound } from "next/navigation";
import { pageTitle } from "#app/page-title.ts";
import { TopBar } from "#components/bar/top-bar.tsx";
import { words } from "#components/words.ts";
import { WorkspaceSettings } from "#components/workspaces/workspace-settings.tsx";
import { me } from "#server/accounts/me.ts";
import { requireActor } from "#server/auth/page-actor.ts";
import { pageContext } from "#server/auth/page-context.ts";
import { readWorkspace } from "#server/workspaces/read.ts";

export const generateMetadata = pageTitle("workspace");

export default async function Page({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const actor = await requireActor(`/pengaturan/ruang/${slug}`);
  const settings = await readWorkspace(actor, slug);
  if (!settings) notFound();
  const [self, { locale }] = await Promise.all([me(actor), pageContext()]);
  const t = words(locale);
  return (
    <>
      <TopBar me={self} t={t} current="settings" />
      <main id="isi" className="setup-page">
        {settings.mayChangeAll && (
          <a className="to-settings small" href="/pengaturan">
            <ArrowLeft size={16} strokeWidth={1.75} aria-hidden />
            {t("settings.back")}
          </a>
        )}
        <h1>{settings.workspace.name}</h1>
        <p>
          <a href={`/akun?ruang=${settings.workspace.slug}`}>{t("settings.toPeople")}</a>
        </p>
        <WorkspaceSettings settings={settings} />
      </main>
    </>
  );
}

import { forbidden } from "next/navigation";
import { pageTitle } from "#app/page-title.ts";
import { TopBar } from "#components/bar/top-bar.tsx";
import { words } from "#components/words.ts";
import { SetupForm } from "#components/workspaces/setup-form.tsx";
import { administersInstallation } from "#domain/administration.ts";
import { me } from "#server/accounts/me.ts";
import { requireActor } from "#server/auth/page-actor.ts";
import { pageContext } from "#server/auth/page-context.ts";

export const generateMetadata = pageTitle("newWorkspace");

export default async function Page() {
  const actor = await requireActor("/pengaturan/ruang/baru");
  if (!administersInstallation(actor)) forbidden();
  const [self, { locale }] = await Promise.all([me(actor), pageContext()]);
  return (
    <>
      <TopBar me={self} t={words(locale)} current="settings" />
      <SetupForm token={null} />
    </>
  );
}

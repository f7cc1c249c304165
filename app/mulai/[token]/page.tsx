import { notFound, redirect } from "next/navigation";
import { pageTitle } from "#app/page-title.ts";
import { Brand } from "#components/ui/brand.tsx";
import { SetupForm } from "#components/workspaces/setup-form.tsx";
import { administersInstallation } from "#domain/administration.ts";
import { isOpenInvitation } from "#server/accounts/first-admin.ts";
import { pageActor } from "#server/auth/page-actor.ts";

export const generateMetadata = pageTitle("start");

export default async function Page({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  if (!(await isOpenInvitation(token))) {
    // Whoever has just used the link reloads this page: what it made is in the settings.
    const actor = await pageActor();
    if (actor && administersInstallation(actor)) redirect("/pengaturan");
    notFound();
  }
  return (
    <>
      <header className="top-bar">
        <Brand />
      </header>
      <SetupForm token={token} />
    </>
  );
}

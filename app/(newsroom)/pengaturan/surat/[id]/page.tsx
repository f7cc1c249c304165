import { forbidden, notFound } from "next/navigation";
import { pageTitle } from "#app/page-title.ts";
import { TopBar } from "#components/bar/top-bar.tsx";
import { LetterPage } from "#components/letters/letter-page.tsx";
import { words } from "#components/words.ts";
import { administersInstallation } from "#domain/administration.ts";
import { me } from "#server/accounts/me.ts";
import { requireActor } from "#server/auth/page-actor.ts";
import { pageContext } from "#server/auth/page-context.ts";
import { keptLetter } from "#server/letters/kept.ts";
import { Refused } from "#server/refused.ts";

export const generateMetadata = pageTitle("letters");

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireActor(`/pengaturan/surat/${id}`);
  if (!administersInstallation(actor)) forbidden();
  const letter = await keptLetter(actor, id).catch((error) => {
    if (error instanceof Refused) notFound();
    throw error;
  });
  const [self, { locale }] = await Promise.all([me(actor), pageContext()]);
  const t = words(locale);
  return (
    <>
      <TopBar me={self} t={t} current="settings" />
      <LetterPage
        t={t}
        letter={letter}
        locale={locale}
        zone={self.workspaces[0]?.workspace.timeZone ?? "WIB"}
      />
    </>
  );
}

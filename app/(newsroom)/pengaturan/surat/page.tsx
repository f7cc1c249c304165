import { forbidden } from "next/navigation";
import { pageTitle } from "#app/page-title.ts";
import { TopBar } from "#components/bar/top-bar.tsx";
import { LettersPage } from "#components/letters/letters-page.tsx";
import { words } from "#components/words.ts";
import { administersInstallation } from "#domain/administration.ts";
import { me } from "#server/accounts/me.ts";
import { requireActor } from "#server/auth/page-actor.ts";
import { pageContext } from "#server/auth/page-context.ts";
import { mailed } from "#server/letter.ts";
import { keptLetters, waitingLetters } from "#server/letters/kept.ts";

export const generateMetadata = pageTitle("letters");

export default async function Page() {
  const actor = await requireActor("/pengaturan/surat");
  if (!administersInstallation(actor)) forbidden();
  const [kept, waiting, self, { locale }] = await Promise.all([
    keptLetters(actor),
    waitingLetters(actor),
    me(actor),
    pageContext(),
  ]);
  const t = words(locale);
  return (
    <>
      <TopBar me={self} t={t} current="settings" />
      <LettersPage
        t={t}
        mail={mailed()}
        kept={kept}
        waiting={waiting}
        locale={locale}
        zone={self.workspaces[0]?.workspace.timeZone ?? "WIB"}
      />
    </>
  );
}

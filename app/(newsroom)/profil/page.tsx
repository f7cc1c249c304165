import { pageTitle } from "#app/page-title.ts";
import { ProfilePage } from "#components/accounts/profile-page.tsx";
import { TopBar } from "#components/bar/top-bar.tsx";
import { words } from "#components/words.ts";
import { me } from "#server/accounts/me.ts";
import { ownProfile } from "#server/accounts/own-profile.ts";
import { ownSessions } from "#server/accounts/person-sessions.ts";
import { requireActor } from "#server/auth/page-actor.ts";
import { pageContext } from "#server/auth/page-context.ts";
import { ownFactor } from "#server/factor/own-factor.ts";

export const generateMetadata = pageTitle("profile");

export default async function Page() {
  const actor = await requireActor("/profil");
  const [profile, factor, { items }, self, { locale }] = await Promise.all([
    ownProfile(actor),
    ownFactor(actor),
    ownSessions(actor),
    me(actor),
    pageContext(),
  ]);
  const t = words(locale);
  return (
    <>
      <TopBar me={self} t={t} />
      <ProfilePage
        t={t}
        profile={profile}
        factor={factor}
        sessions={items}
        zone={self.workspaces[0]?.workspace.timeZone ?? "WIB"}
      />
    </>
  );
}

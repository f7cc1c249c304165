import type { ReactNode } from "react";
import { OwnFactor } from "#components/factor/own-factor.tsx";
import type { Words } from "#components/words.ts";
import type { SessionView } from "#domain/account-views.ts";
import type { OwnProfile } from "#domain/answers/accounts.ts";
import type { OwnFactor as Factor } from "#domain/answers/factor.ts";
import type { TimeZone } from "#domain/dates.ts";
import { AboutForm } from "./about-form.tsx";
import { AddressForm } from "./address-form.tsx";
import { InvitedPlaces } from "./invited-places.tsx";
import { LooksForm } from "./looks-form.tsx";
import { OwnSessions } from "./own-sessions.tsx";
import { PasswordForm } from "./password-form.tsx";

type Props = {
  t: Words;
  profile: OwnProfile;
  factor: Factor;
  sessions: SessionView[];
  zone: TimeZone;
};

/** Everything that somebody sets for themselves. */
export function ProfilePage({ t, profile, factor, sessions, zone }: Props) {
  const { name, title, email, theme, places } = profile;
  const part = (
    key: "about" | "address" | "looks" | "password" | "sessions" | "places",
    inside: ReactNode,
  ) => (
    <section aria-labelledby={`profile-${key}`}>
      <h2 id={`profile-${key}`}>{t(`profile.${key}.title`)}</h2>
      <div>{inside}</div>
    </section>
  );
  return (
    <main id="isi" className="profile">
      <h1>{t("profile.heading")}</h1>
      {part("about", <AboutForm name={name} title={title} />)}
      {part("address", <AddressForm email={email} />)}
      {part(
        "places",
        places.length ? (
          <InvitedPlaces t={t} places={places} />
        ) : (
          <p className="muted">{t("profile.places.none")}</p>
        ),
      )}
      {part("looks", <LooksForm theme={theme} />)}
      {part("password", <PasswordForm name={name} email={email} />)}
      <section aria-labelledby="profile-factor">
        <h2 id="profile-factor">{t("factor.own.title")}</h2>
        <div>
          <OwnFactor factor={factor} email={email} zone={zone} />
        </div>
      </section>
      {part("sessions", <OwnSessions sessions={sessions} zone={zone} />)}
    </main>
  );
}

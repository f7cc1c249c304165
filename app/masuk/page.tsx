import { redirect } from "next/navigation";
import { pageTitle } from "#app/page-title.ts";
import { DemoAccounts, PublicRooms } from "#components/accounts/other-doors.tsx";
import { SignInPage } from "#components/accounts/sign-in-page.tsx";
import { SignInTo } from "#components/accounts/sign-in-to.tsx";
import { safeTarget } from "#components/session.ts";
import { Notice } from "#components/ui/notice.tsx";
import { words } from "#components/words.ts";
import { formatList } from "#domain/lists.ts";
import { expectsSharedDevices, publicPlaces } from "#server/accounts/public-places.ts";
import { pageActor } from "#server/auth/page-actor.ts";
import { demoAccounts, pageContext } from "#server/auth/page-context.ts";

export const generateMetadata = pageTitle("signIn");

type Query = { lanjut?: string | string[]; sesi?: string | string[] };

export default async function Page({ searchParams }: { searchParams: Promise<Query> }) {
  const { lanjut, sesi } = await searchParams;
  const target = safeTarget([lanjut].flat()[0]);
  if (await pageActor()) redirect(target);
  const [{ locale, demo }, places, shared] = await Promise.all([
    pageContext(),
    publicPlaces(),
    expectsSharedDevices(),
  ]);
  const t = words(locale);
  const ended = sesi === "berakhir";
  const agencies =
    places.length === 1
      ? (places[0]?.agencies.map(({ shortName }) => shortName) ?? [])
      : [t("signIn.kpu"), t("signIn.kominfo")];
  return (
    <SignInPage
      t={t}
      title={t("signIn.title")}
      lead={t("signIn.lead", { agencies: formatList(agencies, locale) })}
      places={places}
      here={`/masuk?lanjut=${encodeURIComponent(target)}${ended ? "&sesi=berakhir" : ""}`}
    >
      {ended && (
        <Notice kind="warn">
          <p className="strong">{t("signIn.ended.what")}</p>
          <p>{t("signIn.ended.todo")}</p>
        </Notice>
      )}
      <SignInTo target={target} shared={shared} />
      <a className="small forgotten" href="/masuk/lupa">
        {t("signIn.forgotten")}
      </a>
      <PublicRooms t={t} places={places} />
      {demo && <DemoAccounts t={t} accounts={demoAccounts()} />}
    </SignInPage>
  );
}

import { redirect } from "next/navigation";
import { pageTitle } from "#app/page-title.ts";
import { safeTarget } from "#components/accounts/session.ts";
import { SignInForm } from "#components/accounts/sign-in-form.tsx";
import { DemoAccounts, SignInPage } from "#components/accounts/sign-in-page.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { words } from "#components/words.ts";
import { pageActor } from "#server/auth/page-actor.ts";
import { demoAccounts, pageContext } from "#server/auth/page-context.ts";

export const generateMetadata = pageTitle("signIn");

type Query = { lanjut?: string | string[]; sesi?: string | string[] };

export default async function Page({ searchParams }: { searchParams: Promise<Query> }) {
  const { lanjut, sesi } = await searchParams;
  const target = safeTarget([lanjut].flat()[0]);
  if (await pageActor()) redirect(target);
  const { locale, demo } = await pageContext();
  const t = words(locale);
  return (
    <SignInPage t={t} title={t("signIn.title")} lead={t("signIn.lead")}>
      {sesi === "berakhir" && (
        <Notice kind="warn">
          <p className="strong">{t("signIn.ended.what")}</p>
          <p>{t("signIn.ended.todo")}</p>
        </Notice>
      )}
      <SignInForm target={target} />
      {demo && <DemoAccounts t={t} accounts={demoAccounts()} />}
    </SignInPage>
  );
}

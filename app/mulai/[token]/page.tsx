import { notFound } from "next/navigation";
import { pageTitle } from "#app/page-title.ts";
import { FirstAdminForm } from "#components/accounts/first-admin-form.tsx";
import { SignInPage } from "#components/accounts/sign-in-page.tsx";
import { words } from "#components/words.ts";
import { isOpenInvitation } from "#server/accounts/first-admin.ts";
import { pageContext } from "#server/auth/page-context.ts";

export const generateMetadata = pageTitle("start", { referrer: "no-referrer" });

export default async function Page({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  if (!(await isOpenInvitation(token))) notFound();
  const { locale } = await pageContext();
  const t = words(locale);
  return (
    <SignInPage t={t} title={t("firstAdmin.title")} lead={t("firstAdmin.lead")}>
      <FirstAdminForm token={token} />
    </SignInPage>
  );
}

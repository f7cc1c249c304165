import { pageTitle } from "#app/page-title.ts";
import { ForgottenForm } from "#components/accounts/forgotten-form.tsx";
import { SignInPage } from "#components/accounts/sign-in-page.tsx";
import { words } from "#components/words.ts";
import { pageContext } from "#server/auth/page-context.ts";

export const generateMetadata = pageTitle("forgotten");

export default async function Page() {
  const t = words((await pageContext()).locale);
  return (
    <SignInPage t={t} title={t("forgotten.title")} lead={t("forgotten.lead")} here="/masuk/lupa">
      <ForgottenForm />
    </SignInPage>
  );
}

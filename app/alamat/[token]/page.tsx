import { notFound } from "next/navigation";
import { pageTitle } from "#app/page-title.ts";
import { ConfirmAddress } from "#components/accounts/confirm-address.tsx";
import { SignInPage } from "#components/accounts/sign-in-page.tsx";
import { words } from "#components/words.ts";
import { addressOf } from "#server/accounts/change-address.ts";
import { pageContext } from "#server/auth/page-context.ts";

export const generateMetadata = pageTitle("address");

export default async function Page({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const found = await addressOf(token);
  if (!found) notFound();
  const t = words((await pageContext()).locale);
  const { name, email } = found;
  return (
    <SignInPage
      t={t}
      title={t("address.title")}
      lead={t("address.lead", { name })}
      here={`/alamat/${token}`}
    >
      <ConfirmAddress token={token} email={email} />
    </SignInPage>
  );
}

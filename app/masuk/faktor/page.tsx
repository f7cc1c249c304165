import { redirect } from "next/navigation";
import { pageTitle } from "#app/page-title.ts";
import { SignInPage } from "#components/accounts/sign-in-page.tsx";
import { EnrolSteps, ProveStep } from "#components/factor/factor-steps.tsx";
import { safeTarget } from "#components/session.ts";
import { words } from "#components/words.ts";
import { isHalfOpen } from "#domain/second-factor.ts";
import { ownProfile } from "#server/accounts/own-profile.ts";
import { pageSigned } from "#server/auth/page-actor.ts";
import { pageContext } from "#server/auth/page-context.ts";
import { offerAuthenticator } from "#server/factor/enrol.ts";

// The page may show a secret: nothing tells where it was.
export const generateMetadata = pageTitle("factor");

type Query = { lanjut?: string | string[] };

export default async function Page({ searchParams }: { searchParams: Promise<Query> }) {
  const { lanjut } = await searchParams;
  const target = safeTarget([lanjut].flat()[0]);
  const actor = await pageSigned();
  if (!actor) redirect(`/masuk?lanjut=${encodeURIComponent(target)}`);
  if (!isHalfOpen(actor.factor)) redirect(target);
  const { locale } = await pageContext();
  const t = words(locale);
  if (actor.factor.state === "prove") {
    return (
      <SignInPage t={t}>
        <ProveStep target={target} />
      </SignInPage>
    );
  }
  const [offer, { email }] = await Promise.all([offerAuthenticator(actor, {}), ownProfile(actor)]);
  return (
    <SignInPage t={t}>
      <EnrolSteps offer={offer} email={email} target={target} />
    </SignInPage>
  );
}

import { notFound } from "next/navigation";
import { pageTitle } from "#app/page-title.ts";
import { AcceptInvitationForm } from "#components/accounts/accept-invitation-form.tsx";
import { InvitedPlaces } from "#components/accounts/invited-places.tsx";
import { SignInPage } from "#components/accounts/sign-in-page.tsx";
import { words } from "#components/words.ts";
import { invitationOf } from "#server/accounts/accept-invitation.ts";
import { pageContext } from "#server/auth/page-context.ts";

export const generateMetadata = pageTitle("invitation");

export default async function Page({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const invitation = await invitationOf(token);
  if (!invitation) notFound();
  const { locale } = await pageContext();
  const t = words(locale);
  const { name, email, places, reset } = invitation;
  const purpose = reset ? "reset" : "join";
  return (
    <SignInPage
      t={t}
      title={t(`invitation.${purpose}.title`, { name })}
      lead={t(`invitation.${purpose}.lead`)}
      here={`/undangan/${token}`}
    >
      <InvitedPlaces t={t} places={places} />
      <AcceptInvitationForm token={token} name={name} email={email} />
    </SignInPage>
  );
}

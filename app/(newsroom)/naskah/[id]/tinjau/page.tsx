import { notFound, redirect } from "next/navigation";
import { pageTitle } from "#app/page-title.ts";
import { TopBar } from "#components/bar/top-bar.tsx";
import { LeftOverFrozen } from "#components/editor/left-words.tsx";
import { Review } from "#components/releases/review.tsx";
import { words } from "#components/words.ts";
import { me } from "#server/accounts/me.ts";
import { requireActor } from "#server/auth/page-actor.ts";
import { pageContext } from "#server/auth/page-context.ts";
import { getRelease } from "#server/releases/read.ts";

export const generateMetadata = pageTitle("review");

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireActor(`/naskah/${id}/tinjau`);
  const release = await getRelease(actor, id);
  if (!release) notFound();
  if (!release.version) redirect(`/naskah/${id}`);
  const [self, { locale }] = await Promise.all([me(actor), pageContext()]);
  const of = { personId: self.personId, releaseId: release.id, editionId: release.edition.id };
  return (
    <>
      <TopBar me={self} t={words(locale)} current="releases" dock={false} />
      <Review
        release={release}
        version={release.version}
        me={self}
        left={<LeftOverFrozen of={of} timeZone={release.workspace.timeZone} />}
      />
    </>
  );
}

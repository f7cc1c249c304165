import { notFound } from "next/navigation";
import { pageTitle } from "#app/page-title.ts";
import { WritingDesk } from "#components/editor/writing-desk.tsx";
import { me } from "#server/accounts/me.ts";
import { requireActor } from "#server/auth/page-actor.ts";
import { getRelease } from "#server/releases/read.ts";

export const generateMetadata = pageTitle("write");

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireActor(`/naskah/${id}`);
  const release = await getRelease(actor, id);
  if (!release) notFound();
  const self = await me(actor);
  return <WritingDesk release={release} me={self} />;
}

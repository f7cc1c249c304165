import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { WritingDesk } from "#components/editor/writing-desk.tsx";
import { words } from "#components/words.ts";
import { me } from "#server/accounts/me.ts";
import { requireActor } from "#server/auth/page-actor.ts";
import { getRelease } from "#server/releases/read.ts";

export const metadata: Metadata = { title: words("id")("pages.titles.write") };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireActor(`/naskah/${id}`);
  const release = await getRelease(actor, id);
  if (!release) notFound();
  const self = await me(actor);
  return <WritingDesk release={release} me={self} />;
}

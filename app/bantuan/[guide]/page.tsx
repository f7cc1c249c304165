import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { helpEntries } from "#app/bantuan/help-entries.ts";
import { GuidePage } from "#components/help/guide-page.tsx";
import { HelpFrame } from "#components/help/help-frame.tsx";
import { words } from "#components/words.ts";
import { me } from "#server/accounts/me.ts";
import { pageActor } from "#server/auth/page-actor.ts";
import { pageContext } from "#server/auth/page-context.ts";
import { guide, isGuide } from "#server/guide.ts";

type Props = { params: Promise<{ guide: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { guide: name } = await params;
  return isGuide(name) ? { title: guide(name).title } : {};
}

export default async function Page({ params }: Props) {
  const { guide: name } = await params;
  if (!isGuide(name)) notFound();
  const [actor, { locale }] = await Promise.all([pageActor(), pageContext()]);
  const t = words(locale);
  const found = guide(name);
  return (
    <HelpFrame t={t} me={actor && (await me(actor))} here={`/bantuan/${name}`}>
      <GuidePage
        t={t}
        title={found.title}
        content={found.content}
        pictures={found.pictures}
        entries={helpEntries(t, found)}
      />
    </HelpFrame>
  );
}

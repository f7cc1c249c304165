import { pageTitle } from "#app/page-title.ts";
import { HelpFrame } from "#components/help/help-frame.tsx";
import { HelpPage } from "#components/help/help-page.tsx";
import { words } from "#components/words.ts";
import { me } from "#server/accounts/me.ts";
import { pageActor } from "#server/auth/page-actor.ts";
import { pageContext } from "#server/auth/page-context.ts";
import { GUIDES, guide } from "#server/guide.ts";
import { helpEntries } from "./help-entries.ts";

export const generateMetadata = pageTitle("help");

export default async function Page() {
  const [actor, { locale }] = await Promise.all([pageActor(), pageContext()]);
  const self = actor && (await me(actor));
  const t = words(locale);
  const guides = GUIDES.map(guide).map(({ name, title, lead, chapters }) => ({
    href: `/bantuan/${name}`,
    title,
    lead,
    chapters: chapters.map(({ id, title }) => ({ href: `/bantuan/${name}#${id}`, title })),
  }));
  return (
    <HelpFrame t={t} me={self} here="/bantuan">
      <HelpPage
        t={t}
        guides={guides}
        entries={helpEntries(t, null)}
        mayTour={self?.workspaces.some(({ canWrite }) => canWrite) ?? false}
      />
    </HelpFrame>
  );
}

import { headers } from "next/headers";
import { pageTitle } from "#app/page-title.ts";
import { ApiPage } from "#components/help/api-page.tsx";
import { HelpFrame } from "#components/help/help-frame.tsx";
import { words } from "#components/words.ts";
import { me } from "#server/accounts/me.ts";
import { pageActor } from "#server/auth/page-actor.ts";
import { pageContext } from "#server/auth/page-context.ts";
import { chaptersOf, tokensOf } from "#server/guide.ts";
import { apiReading } from "#server/openapi/reading.ts";

export const generateMetadata = pageTitle("api");

export default async function Page() {
  const [actor, { locale }, asked] = await Promise.all([pageActor(), pageContext(), headers()]);
  const t = words(locale);
  // The entry writes both headers itself, so they name this installation and nobody else.
  const origin = `${asked.get("x-forwarded-proto")}://${asked.get("x-forwarded-host")}`;
  const [, ...chapters] = tokensOf("api.md");
  return (
    <HelpFrame t={t} me={actor && (await me(actor))} here="/dokumentasi/api">
      <ApiPage
        t={t}
        api={apiReading()}
        before={chapters}
        chapters={chaptersOf(chapters)}
        origin={origin}
      />
    </HelpFrame>
  );
}

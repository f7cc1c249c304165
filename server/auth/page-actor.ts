import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { database } from "#db/open.ts";
import type { Actor } from "#domain/people.ts";
import { isHalfOpen } from "#domain/second-factor.ts";
import type { Signed } from "#server/actor.ts";
import { noteActive } from "#server/sessions.ts";
import { signedOfCookie } from "./cookie.ts";

/** Whose session asks for this page; looked up once per request. Opening a page is something done. */
export const pageSession = cache(async (): Promise<Signed | null> => {
  const asked = await headers();
  const signed = await signedOfCookie(asked.get("cookie") ?? undefined);
  if (signed?.isUnnoted && isOpened(asked)) {
    await noteActive(database(), [signed.actor.sessionId]);
  }
  return signed;
});

/**
 * What the scripts of a page fetch, ahead of time or to draw themselves anew, nobody has opened;
 * where somebody went, the session keeper says so (`components/session/session-keeper.tsx`).
 */
function isOpened(asked: Headers): boolean {
  const destination = asked.get("sec-fetch-dest");
  return (destination ?? "document") === "document" && !asked.has("sec-purpose");
}

/** Who asks for this page, also when they still owe their second factor. */
export async function pageSigned(): Promise<Actor | null> {
  return (await pageSession())?.actor ?? null;
}

/** Who asks for this page; null for nobody and for a half-open session. */
export async function pageActor(): Promise<Actor | null> {
  const actor = await pageSigned();
  return actor && !isHalfOpen(actor.factor) ? actor : null;
}

/** The actor of this page, or a redirect to what is still to be shown, that comes back to `returnTo`. */
export async function requireActor(returnTo: string): Promise<Actor> {
  const actor = await pageSigned();
  const back = `lanjut=${encodeURIComponent(returnTo)}`;
  if (!actor) redirect(`/masuk?${back}`);
  if (isHalfOpen(actor.factor)) redirect(`/masuk/faktor?${back}`);
  return actor;
}

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import type { Actor } from "#domain/people.ts";
import { actorOfCookie } from "./cookie.ts";

/** Who asks for this page; looked up once per request. */
export const pageActor = cache(async (): Promise<Actor | null> => {
  const cookie = (await headers()).get("cookie") ?? undefined;
  return (await actorOfCookie(cookie))?.actor ?? null;
});

/** The actor of this page, or a redirect to sign in that comes back to `returnTo`. */
export async function requireActor(returnTo: string): Promise<Actor> {
  const actor = await pageActor();
  return actor ?? redirect(`/masuk?lanjut=${encodeURIComponent(returnTo)}`);
}

import { cookies } from "next/headers";
import { connection } from "next/server";
import { PEOPLE } from "#db/demo/people.ts";
import { LOCALE_COOKIE, type Locale, localeOf, type Theme } from "#domain/locale.ts";
import { settings } from "#server/settings.ts";
import { pageActor } from "./page-actor.ts";

export type PageContext = { demo: boolean; locale: Locale; theme: Theme };

/** What every page needs; asking for it keeps a page from being made at build time, without a nonce. */
export async function pageContext(): Promise<PageContext> {
  await connection();
  const actor = await pageActor();
  const locale = actor?.locale ?? localeOf((await cookies()).get(LOCALE_COOKIE)?.value);
  return { demo: settings().demo, locale, theme: actor?.theme ?? "system" };
}

/** Accounts that the sign-in page of a demo lists; none anywhere else. */
export function demoAccounts(): readonly { email: string; role: string }[] {
  return settings().demo ? PEOPLE.map(({ email, title }) => ({ email, role: title })) : [];
}

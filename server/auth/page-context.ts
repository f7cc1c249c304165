import { cookies } from "next/headers";
import { connection } from "next/server";
import { PEOPLE } from "#db/demo/people.ts";
import { LOCALE_COOKIE, type Locale, localeOf, type Theme } from "#domain/locale.ts";
import { settings } from "#server/settings.ts";
import { pageSession } from "./page-actor.ts";

export type PageContext = {
  demo: boolean;
  locale: Locale;
  theme: Theme;
  /** Read on a device that other people use too. */
  shared: boolean;
};

/** What every page needs; asking for it keeps a page from being made at build time, without a nonce. */
export async function pageContext(): Promise<PageContext> {
  await connection();
  const session = await pageSession();
  const actor = session?.actor;
  const locale = actor?.locale ?? localeOf((await cookies()).get(LOCALE_COOKIE)?.value);
  const shared = session?.shared ?? false;
  return { demo: settings().demo, locale, theme: actor?.theme ?? "system", shared };
}

/** Accounts that the sign-in page of a demo lists; none anywhere else. */
export function demoAccounts(): readonly { email: string; role: string }[] {
  return settings().demo ? PEOPLE.map(({ email, title }) => ({ email, role: title })) : [];
}

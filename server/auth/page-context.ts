import { connection } from "next/server";
import { PEOPLE } from "#db/demo/people.ts";
import { settings } from "#server/settings.ts";

export type PageContext = { demo: boolean; locale: "id" };

/** What every page needs; asking for it keeps a page from being made at build time, without a nonce. */
export async function pageContext(): Promise<PageContext> {
  await connection();
  return { demo: settings().demo, locale: "id" };
}

/** Accounts that the sign-in page of a demo lists; none anywhere else. */
export function demoAccounts(): readonly { email: string; role: string }[] {
  return settings().demo ? PEOPLE.map(({ email, title }) => ({ email, role: title })) : [];
}

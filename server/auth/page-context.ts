import { headers } from "next/headers";
import { PEOPLE } from "#db/demo/people.ts";
import { settings } from "#server/settings.ts";

export type PageContext = { nonce: string; demo: boolean; locale: "id" };

/** What every page needs of its request; reading it keeps a page from being prerendered. */
export async function pageContext(): Promise<PageContext> {
  const nonce = (await headers()).get("x-nonce") ?? "";
  return { nonce, demo: settings().demo, locale: "id" };
}

/** Accounts that the sign-in page of a demo lists; none anywhere else. */
export function demoAccounts(): readonly { email: string; role: string }[] {
  return settings().demo ? PEOPLE.map(({ email, title }) => ({ email, role: title })) : [];
}

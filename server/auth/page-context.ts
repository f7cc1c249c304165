import { headers } from "next/headers";
import { settings } from "#server/settings.ts";

export type PageContext = { nonce: string; demo: boolean; locale: "id" };

/** What every page needs of its request; reading it keeps a page from being prerendered. */
export async function pageContext(): Promise<PageContext> {
  const nonce = (await headers()).get("x-nonce") ?? "";
  return { nonce, demo: settings().demo, locale: "id" };
}

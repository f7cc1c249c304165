import type { Page } from "@playwright/test";
import { PASSWORD } from "./program.ts";

export const dialog = (page: Page, name: string) => page.getByRole("alertdialog", { name });

/** Types the password into the dialog over the page. */
export async function passwordAgain(page: Page, password = PASSWORD): Promise<void> {
  const asked = page.getByRole("alertdialog");
  await asked.getByLabel("Kata sandi", { exact: true }).fill(password);
  await asked.getByRole("button", { name: "Masuk", exact: true }).click();
}

/** Somebody comes back to the window. */
export const lookUp = (page: Page) => page.evaluate(() => window.dispatchEvent(new Event("focus")));

export type Session = { now: string; endsAt: string; idleEndsAt: string };

/** Minutes that the session of a page has left, by the server. */
export async function minutesLeft(page: Page): Promise<number> {
  const { now, endsAt } = await page.evaluate(
    async () => (await (await fetch("/api/v1/me/session")).json()) as Session,
  );
  return (Date.parse(endsAt) - Date.parse(now)) / 60_000;
}

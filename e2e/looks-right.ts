import { expect, type Page } from "@playwright/test";
import { settled, sideways, violations } from "./looking.ts";

/** From the desk to the smallest phone. */
const WIDTHS = [1440, 768, 390, 360];

const LOOKS = [
  [1440, "light"],
  [390, "dark"],
] as const;

/** No violations that axe knows, in light and dark, and no sideways scroll at any width. */
export async function looksRight(page: Page, name: string): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    expect(await sideways(page), `${name} sticks out at ${width}`).toBeLessThanOrEqual(0);
  }
  // Both widths and both schemes in two looks: colours come from tokens, which have tests of their own.
  for (const [width, colorScheme] of LOOKS) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    await settled(page);
    expect(await violations(page), `${name}, ${colorScheme} at ${width}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 1440, height: 900 });
}

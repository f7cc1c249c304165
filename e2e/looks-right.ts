import { expect, type Page } from "@playwright/test";
import { sideways, violations } from "./looking.ts";

/** From the desk to the smallest phone. */
const WIDTHS = [1440, 768, 390, 360];

/** No violations that axe knows, in light and dark, and no sideways scroll at any width. */
export async function looksRight(page: Page, name: string): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    expect(await sideways(page), `${name} sticks out at ${width}`).toBeLessThanOrEqual(0);
  }
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await violations(page), `${name}, ${colorScheme} at ${width}`).toEqual([]);
    }
  }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 1440, height: 900 });
}

import type { Page } from "@playwright/test";
import { body, expect, untilSaved } from "./people.ts";
import { Program } from "./program.ts";

/** What the tests of tables do at the desk. */

export const [writer, colleague] = ["penulis@kpu.contoh.test", "penulis@kominfo.contoh.test"];

/** A new release of both agencies. */
export async function fresh(baseURL: string | undefined) {
  const program = await Program.signedIn(baseURL ?? "", writer);
  const wish = { workspace: "contoh", kind: "siaran_pers", title: "Rekap pemilih", joint: true };
  const { body: made } = await program.call<{ id: string }>("POST", "/releases", wish);
  return { id: made.id, path: `/naskah/${made.id}`, program };
}

type Enter = (email: string, path: string) => Promise<Page>;

/** A new text with a table, in the page of its writer. */
export async function atTable(enter: Enter, baseURL: string | undefined) {
  const made = await fresh(baseURL);
  const page = await enter(writer, made.path);
  await untilSaved(page);
  await body(page).click();
  await untilBrought(page);
  return { ...made, page };
}

/** The same with a colleague in it. */
export async function twoAtTable(enter: Enter, baseURL: string | undefined) {
  const { path } = await fresh(baseURL);
  const ana = await enter(writer, path);
  const budi = await enter(colleague, path);
  await Promise.all([untilSaved(ana), untilSaved(budi)]);
  await body(ana).click();
  await untilBrought(ana);
  return { path, ana, budi };
}

export const strip = (page: Page) => page.getByRole("toolbar", { name: "Alat tabel" });
export const tool = (page: Page, name: string) =>
  strip(page).getByRole("button", { name, exact: true });

/** The words of every cell, row by row. */
export const rowsOf = (page: Page) =>
  body(page)
    .locator("tr")
    .evaluateAll((rows) =>
      rows.map((row) =>
        [...row.children].map((cell) => {
          const copy = cell.cloneNode(true) as Element;
          for (const caret of copy.querySelectorAll(".caret")) caret.remove();
          return copy.textContent;
        }),
      ),
    );

/** Editing of tables and of what is pasted comes once the page is in use. */
export async function untilBrought(page: Page): Promise<void> {
  await page.keyboard.type("/tabel");
  await page.getByRole("option", { name: "Tabel" }).click();
  await expect(strip(page)).toBeVisible();
  await expect
    .poll(async () => {
      await body(page).getByRole("cell").first().click();
      await page.keyboard.press("Tab");
      return body(page).evaluate(() => {
        const at = getSelection()?.anchorNode;
        const cell = (at instanceof Element ? at : at?.parentElement)?.closest("td");
        return cell?.cellIndex ?? -1;
      });
    })
    .toBeGreaterThan(0);
}

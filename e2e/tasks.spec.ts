import type { Page } from "@playwright/test";
import { settled, violations } from "./looking.ts";
import { body, expect, test, untilSaved } from "./people.ts";
import { colleague, fresh, writer } from "./table-desk.ts";

test("[K136] tasks are ticked by a press and by keys, nest, and read the same to a colleague", async ({
  enter,
  baseURL,
}) => {
  const { path } = await fresh(baseURL);
  const ana = await enter(writer, path);
  const budi = await enter(colleague, path);
  await Promise.all([untilSaved(ana), untilSaved(budi)]);
  await body(ana).click();
  await ana.keyboard.type("[ ] Kirim undangan");
  await ana.keyboard.press("Enter");
  await ana.keyboard.press("Tab");
  await ana.keyboard.type("ke dua instansi");
  await ana.keyboard.press("Control+Enter");
  const boxes = (page: Page) => body(page).getByRole("checkbox", { name: "Selesai" });
  await expect(boxes(budi).nth(1)).toBeChecked();
  await expect(boxes(budi).nth(0)).not.toBeChecked();
  await body(budi).getByText("Kirim").click();
  await boxes(budi).nth(0).click();
  await expect(boxes(ana).nth(0)).toBeChecked();
  await expect(body(ana).locator("li li")).toContainText("ke dua instansi");
  await settled(ana);
  expect(await violations(ana)).toEqual([]);
  await budi.keyboard.press("Control+z");
  await expect(boxes(ana).nth(0)).not.toBeChecked();
});

test("[K137] the end mark stands at the end, once, in words that may be changed", async ({
  enter,
  baseURL,
}) => {
  const { path } = await fresh(baseURL);
  const page = await enter(writer, path);
  await untilSaved(page);
  await body(page).click();
  await page.keyboard.type("Isi rilis.");
  const mark = body(page).locator(".end-mark");
  for (let press = 0; press < 2; press++) {
    await page.getByRole("button", { name: "Tanda akhir", exact: true }).click();
    await expect(mark).toHaveText(["– selesai –"]);
    await page.keyboard.press("Control+Home");
    await page.keyboard.type("/selesai");
    await page.keyboard.press("Enter");
  }
  await expect(body(page).locator(":scope > *").last()).toHaveText("– selesai –");
  await page.keyboard.press("Shift+Home");
  await page.keyboard.type("(kpujepara)");
  await expect(mark).toHaveText(["(kpujepara)"]);
  await untilSaved(page);
});

import type { Page } from "@playwright/test";
import { settled, violations } from "./looking.ts";
import { body, expect, test, untilSaved } from "./people.ts";
import { mode, suggest } from "./suggesting.ts";
import { atTable, tool, twoAtTable } from "./table-desk.ts";

/** How much of the table each cell of the first row takes, in whole per cent. */
const sharesOf = (page: Page) =>
  body(page).evaluate((root) => {
    const table = root.querySelector("table")?.getBoundingClientRect().width ?? 1;
    const cells = [...(root.querySelector("tr")?.children ?? [])];
    return cells.map((cell) => Math.round((cell.getBoundingClientRect().width / table) * 100));
  });
const isAbout = (page: Page, ...wanted: number[]) =>
  expect
    .poll(async () =>
      (await sharesOf(page)).every((share, n) => Math.abs(share - (wanted[n] ?? 0)) <= 2),
    )
    .toBe(true);
const isSet = (page: Page) => body(page).locator("col");

/** Takes the border behind a cell of the first row and leaves it so far to the right. */
async function drag(page: Page, column: number, far: number, drop = true): Promise<void> {
  const box = await body(page).getByRole("cell").nth(column).boundingBox();
  if (!box) throw new Error("the cell is not in sight");
  const [x, y] = [box.x + box.width, box.y + box.height / 2];
  await body(page).getByRole("cell").nth(column).hover();
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + far / 2, y);
  await page.mouse.move(x + far, y);
  if (drop) await page.mouse.up();
}
const widthOf = (page: Page) =>
  body(page)
    .locator("table")
    .evaluate((table) => table.getBoundingClientRect().width);

test("[K194] a border between two columns is dragged or moved by tools, each as one step of undo, and everybody sees it", async ({
  enter,
  baseURL,
}) => {
  const { ana, budi } = await twoAtTable(enter, baseURL);
  const cell = body(ana).getByRole("cell").first();
  await cell.click();
  await ana.keyboard.type("Kecamatan");
  await expect(isSet(ana)).toHaveCount(0);
  const [before, width] = [await sharesOf(ana), await widthOf(ana)];

  await test.step("by the mouse", async () => {
    await drag(ana, 0, width * 0.2);
    const [one = 0, two = 0, three = 0] = before;
    for (const page of [ana, budi]) await isAbout(page, one + 20, two - 20, three);
    await expect(cell).toContainText("Kecamatan");
    await ana.keyboard.press("Control+z");
    for (const page of [ana, budi]) await expect(isSet(page)).toHaveCount(0);
    await expect(cell, "only the border went back").toContainText("Kecamatan");
    await ana.keyboard.press("Control+Shift+z");
    for (const page of [ana, budi]) await isAbout(page, one + 20, two - 20, three);
  });

  await test.step("Escape leaves a border where it was", async () => {
    const held = await sharesOf(ana);
    await drag(ana, 1, 60, false);
    await expect.poll(() => sharesOf(ana)).not.toEqual(held);
    await ana.keyboard.press("Escape");
    await expect.poll(() => sharesOf(ana)).toEqual(held);
    await ana.mouse.up();
    await expect.poll(() => sharesOf(ana)).toEqual(held);
  });

  await test.step("by tools, told, and back to what the browser makes of it", async () => {
    await body(ana).getByRole("cell").nth(2).click();
    const [, , last = 0] = await sharesOf(ana);
    await tool(ana, "Lebarkan kolom").click();
    await expect(ana.getByRole("status").filter({ hasText: "Kolom 3:" })).toContainText("persen");
    for (const page of [ana, budi]) {
      await expect.poll(async () => (await sharesOf(page))[2] ?? 0).toBeGreaterThan(last + 2);
    }
    await tool(ana, "Sempitkan kolom").click();
    await expect.poll(async () => (await sharesOf(ana))[2] ?? 0).toBeLessThan(last + 2);
    await tool(ana, "Lebar kolom otomatis").click();
    for (const page of [ana, budi]) await expect(isSet(page)).toHaveCount(0);
    await expect(tool(ana, "Lebar kolom otomatis")).toHaveAttribute("aria-disabled", "true");
    await ana.keyboard.press("Control+z");
    await expect(isSet(budi)).toHaveCount(3);
    await settled(ana);
    expect(await violations(ana)).toEqual([]);
  });

  await test.step("a new column and a copy of the table keep the others", async () => {
    await tool(ana, "Kolom di kanan").click();
    for (const page of [ana, budi]) await expect(isSet(page)).toHaveCount(4);
    await untilSaved(ana);
    await ana.reload();
    await untilSaved(ana);
    await expect(isSet(ana)).toHaveCount(4);
  });
});

test("[K195] two who move borders of one table at once see the same table", async ({
  enter,
  baseURL,
}) => {
  const { ana, budi } = await twoAtTable(enter, baseURL);
  await body(budi).getByRole("cell").first().click();
  await expect(tool(budi, "Lebarkan kolom")).toBeVisible();
  await tool(budi, "Baris di bawah").click();
  await tool(budi, "Lebarkan kolom").click();
  for (const page of [ana, budi]) await expect(isSet(page)).toHaveCount(3);
  for (const page of [ana, budi]) await page.context().setOffline(true);
  await drag(ana, 0, 80);
  await body(budi).getByRole("cell").nth(1).click();
  await tool(budi, "Sempitkan kolom").click();
  for (const page of [ana, budi]) await page.context().setOffline(false);
  await Promise.all([untilSaved(ana), untilSaved(budi)]);
  await expect.poll(async () => `${await sharesOf(ana)}` === `${await sharesOf(budi)}`).toBe(true);
  await tool(budi, "Baris di bawah").click();
  for (const page of [ana, budi]) await expect(body(page).locator("tr")).toHaveCount(5);
});

test("[K194] while one suggests, borders stay where they are and the page says why", async ({
  enter,
  baseURL,
}) => {
  const { page } = await atTable(enter, baseURL);
  await tool(page, "Lebarkan kolom").click();
  await expect(isSet(page)).toHaveCount(3);
  await suggest(page);
  const before = await sharesOf(page);
  await drag(page, 0, 80);
  await expect(page.getByText("Bentuk dan letak")).toBeVisible();
  await expect.poll(() => sharesOf(page)).toEqual(before);
  await mode(page, "Menulis").click();
  await drag(page, 0, 80);
  await expect.poll(() => sharesOf(page)).not.toEqual(before);
});

test("[K194] on a phone a table with set widths moves in its own box, and its tools are at the thumb", async ({
  enter,
  baseURL,
}) => {
  const { page } = await atTable(enter, baseURL);
  for (const words of ["Kelurahan", "Jumlah pemilih", "Keterangan"]) {
    await page.keyboard.press("Tab");
    await page.keyboard.type(words);
  }
  await tool(page, "Lebarkan kolom").click();
  await page.setViewportSize({ width: 390, height: 844 });
  const box = body(page).locator(".table-box");
  const isCut = () =>
    box.evaluate((one) =>
      [...one.querySelectorAll("td")].some((cell) => cell.scrollWidth > cell.clientWidth + 1),
    );
  await expect.poll(isCut, "no word is cut").toBe(false);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(390);
  await tool(page, "Sempitkan kolom").click();
  await expect(isSet(page)).toHaveCount(3);
});

import { settled, violations } from "./looking.ts";
import { body, expect, test, untilSaved } from "./people.ts";
import {
  atTable,
  colleague,
  fresh,
  rowsOf,
  strip,
  tool,
  twoAtTable,
  untilBrought,
  writer,
} from "./table-desk.ts";

test("[K134] a table is made by a slash, filled with Tab, changed by keys alone, and undone in steps", async ({
  enter,
  baseURL,
}) => {
  const { page } = await atTable(enter, baseURL);
  await body(page).getByRole("cell").first().click();
  for (const words of ["Kecamatan", "Pemilih", "TPS", "Mlonggo", "1.203"]) {
    await page.keyboard.type(words);
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.type("0");
  const filled = [
    ["Kecamatan", "Pemilih", "TPS"],
    ["Mlonggo", "0", ""],
    ["", "", ""],
  ];
  await expect.poll(() => rowsOf(page)).toEqual(filled);

  await page.keyboard.press("Alt+F10");
  await expect(tool(page, "Baris di atas")).toBeFocused();
  await settled(page);
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect(body(page)).toBeFocused();
  await expect.poll(async () => (await rowsOf(page)).length).toBe(4);
  await tool(page, "Kolom di kiri").click();
  await expect.poll(async () => (await rowsOf(page))[0]?.length).toBe(4);
  await page.keyboard.press("Control+z");
  await expect.poll(async () => (await rowsOf(page))[0]?.length).toBe(3);
  const head = tool(page, "Baris pertama sebagai kepala");
  await expect(head).toHaveAttribute("aria-pressed", "true");
  await head.click();
  await expect(head).toHaveAttribute("aria-pressed", "false");
  await untilSaved(page);

  await test.step("cells are selected by keys, made one and parted again", async () => {
    await body(page).getByRole("cell").first().click();
    await page.keyboard.press("Home");
    await page.keyboard.press("Shift+ArrowDown");
    await expect(body(page).locator(".selectedCell")).toHaveCount(2);
    await tool(page, "Gabungkan sel").click();
    await expect(body(page).getByRole("cell").first()).toHaveAttribute("rowspan", "2");
    await expect(body(page).getByRole("cell").first()).toContainText("Mlonggo");
    await tool(page, "Pisahkan sel").click();
    await expect(body(page).locator("[rowspan]")).toHaveCount(0);
  });

  await test.step("Tab in the last cell makes a row, an arrow below the table a paragraph", async () => {
    const count = (await rowsOf(page)).length;
    await body(page).getByRole("cell").last().click();
    await page.keyboard.press("Tab");
    await expect.poll(async () => (await rowsOf(page)).length).toBe(count + 1);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.type("Sesudah tabel");
    await expect(body(page).locator(":scope > p").last()).toHaveText("Sesudah tabel");
    await expect(strip(page)).toHaveCount(0);
  });

  await test.step("the table goes as one step", async () => {
    await body(page).getByRole("cell").first().click();
    await tool(page, "Hapus tabel").click();
    await expect(body(page).locator("table")).toHaveCount(0);
    await page.keyboard.press("Control+z");
    await expect(body(page).locator("table")).toHaveCount(1);
    await untilSaved(page);
  });
});

test("[K135] what was typed before the editing of tables came can still be undone, and a table that is only opened, clicked and walked is not written to", async ({
  enter,
  baseURL,
}) => {
  const { id, path, program } = await fresh(baseURL);
  const page = await enter(writer, path);
  await untilSaved(page);
  await body(page).click();
  await page.keyboard.type("Sebelum tabel");
  await page.keyboard.press("Enter");
  await untilBrought(page);
  for (let step = 0; step < 12; step++) await page.keyboard.press("Control+z");
  await expect(body(page)).not.toContainText("Sebelum tabel");
  await page.keyboard.press("Control+Shift+z");
  await expect(body(page)).toContainText("Sebelum");
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Enter"); // behind half a word a slash is a slash
  await untilBrought(page);
  await untilSaved(page);
  const reader = await enter(colleague, path);
  await untilSaved(reader);
  await expect
    .poll(async () => {
      await body(reader).getByRole("cell").first().click();
      await reader.keyboard.press("Tab");
      return strip(reader).isVisible();
    })
    .toBe(true);
  await reader.keyboard.press("Shift+ArrowDown");
  await untilSaved(reader);
  type Sent = { contributors: { name: string }[] };
  const { body: sent } = await program.call<Sent>("GET", `/releases/${id}`);
  expect(sent.contributors).toHaveLength(1);
});

test("[K133] two people at one table see one table", async ({ enter, baseURL }) => {
  const { ana, budi } = await twoAtTable(enter, baseURL);
  await body(ana).getByRole("cell").first().click();
  await ana.keyboard.type("a");
  await expect(body(budi).getByRole("cell").first()).toContainText("a");
  await body(budi).getByRole("cell").last().click();
  await expect(strip(budi)).toBeVisible();
  await ana.context().setOffline(true);
  await budi.context().setOffline(true);
  await tool(ana, "Baris di bawah").click();
  await tool(budi, "Kolom di kanan").click();
  await budi.keyboard.type("b");
  await ana.context().setOffline(false);
  await budi.context().setOffline(false);
  await Promise.all([untilSaved(ana), untilSaved(budi)]);
  for (const page of [ana, budi]) {
    await expect
      .poll(async () => (await rowsOf(page)).map((row) => row.length))
      .toEqual([4, 4, 4, 4]);
    await expect(body(page).locator("table")).toContainText("b");
  }
});

test("[K139] on a phone a wide table moves in its own box, and its tools are at the thumb", async ({
  enter,
  baseURL,
}) => {
  const { page } = await atTable(enter, baseURL);
  for (let n = 0; n < 4; n++) await tool(page, "Kolom di kanan").click();
  await page.setViewportSize({ width: 390, height: 844 });
  const box = body(page).locator(".table-box");
  await expect
    .poll(() => box.evaluate(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth))
    .toBe(true);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(390);
  await expect(strip(page)).toBeInViewport();
  await tool(page, "Baris di bawah").click();
  await expect.poll(async () => (await rowsOf(page)).length).toBe(4);
  await settled(page);
  expect(await violations(page)).toEqual([]);
});

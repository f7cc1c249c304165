import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { settled, violations } from "./looking.ts";
import { body, expect, test, toEnd, untilSaved } from "./people.ts";
import { Program } from "./program.ts";

const [writer, colleague] = ["penulis@kpu.contoh.test", "penulis@kominfo.contoh.test"];

async function fresh(baseURL: string | undefined) {
  const program = await Program.signedIn(baseURL ?? "", writer);
  const wish = { workspace: "contoh", kind: "siaran_pers", title: "Rekap pemilih", joint: true };
  const { body: made } = await program.call<{ id: string }>("POST", "/releases", wish);
  return { id: made.id, path: `/naskah/${made.id}`, program };
}

const strip = (page: Page) => page.getByRole("toolbar", { name: "Alat tabel" });
const tool = (page: Page, name: string) => strip(page).getByRole("button", { name, exact: true });

/** The words of every cell, row by row. */
const rowsOf = (page: Page) =>
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

/** What a program puts on the clipboard, pasted where the caret is. */
async function paste(page: Page, kind: "text/html" | "text/plain", fixture: string): Promise<void> {
  const file = fileURLToPath(new URL(`fixtures/paste/${fixture}`, import.meta.url));
  await body(page).evaluate(
    (root, [type, words]) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData(type, words);
      const event = { clipboardData, bubbles: true, cancelable: true };
      root.dispatchEvent(new ClipboardEvent("paste", event));
    },
    [kind, readFileSync(file, "utf8")] as const,
  );
}

/** Editing of tables and of what is pasted comes once the page is in use. */
async function untilBrought(page: Page): Promise<void> {
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

test("[K134] a table is made by a slash, filled with Tab, changed by keys alone, and undone in steps", async ({
  enter,
  baseURL,
}) => {
  const { path } = await fresh(baseURL);
  const page = await enter(writer, path);
  await untilSaved(page);
  await body(page).click();
  await untilBrought(page);
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
  const { path } = await fresh(baseURL);
  const ana = await enter(writer, path);
  const budi = await enter(colleague, path);
  await Promise.all([untilSaved(ana), untilSaved(budi)]);
  await body(ana).click();
  await untilBrought(ana);
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

test("[K138] what is pasted from Word, a spreadsheet and a chat keeps its lists and tables", async ({
  enter,
  baseURL,
}) => {
  const { path } = await fresh(baseURL);
  const page = await enter(writer, path);
  await untilSaved(page);
  await body(page).click();
  await untilBrought(page);
  await body(page).press("Control+a");
  await page.keyboard.press("Delete");
  await paste(page, "text/html", "word-lists.html");
  await expect(body(page).locator("ol > li")).toHaveCount(3);
  await expect(body(page).locator("ol ul > li")).toHaveText("atau sudah kawin");
  await expect(body(page)).not.toContainText("1.");
  await toEnd(page);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await paste(page, "text/plain", "excel.txt");
  await expect(body(page).getByRole("cell")).toHaveCount(9);
  await body(page).getByText("Bawa KTP").click();
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await paste(page, "text/plain", "whatsapp.txt");
  await expect(body(page).locator("ol > li").last()).toHaveText("Penutup");
  await page.keyboard.press("Control+z");
  await expect(body(page)).not.toContainText("Penutup");
  await expect(body(page)).toContainText("Bawa KTP");
  await untilSaved(page);
  await expect(body(page).locator("[style], [class*=Mso]")).toHaveCount(0);
});

test("[K139] on a phone a wide table moves in its own box, and its tools are at the thumb", async ({
  enter,
  baseURL,
}) => {
  const { path } = await fresh(baseURL);
  const page = await enter(writer, path);
  await untilSaved(page);
  await body(page).click();
  await untilBrought(page);
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

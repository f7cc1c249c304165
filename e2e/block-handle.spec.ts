import type { Page } from "@playwright/test";
import { BAGUS, freshRelease, linesOf, SEKAR } from "./drafting.ts";
import { settled, violations } from "./looking.ts";
import { body, expect, test, untilSaved } from "./people.ts";
import { suggest } from "./suggesting.ts";

const handle = (page: Page) => page.getByRole("button", { name: "Geser blok" });

const reads = async (pages: Page[], ...lines: string[]) => {
  for (const page of pages) await expect.poll(() => linesOf(page)).toEqual(lines);
};

async function write(page: Page, ...lines: string[]): Promise<void> {
  await body(page).click();
  await page.keyboard.press("Control+a");
  for (const [n, line] of lines.entries()) {
    if (n > 0) await page.keyboard.press("Enter");
    await page.keyboard.type(line);
  }
}

/** Takes the block with these words by its handle to just under or over another one. */
async function carry(page: Page, words: string, to: string, side: "over" | "under", drop = true) {
  const block = body(page).locator("p").filter({ hasText: words });
  await block.hover();
  const [from, there] = [await block.boundingBox(), await body(page).getByText(to).boundingBox()];
  if (!from || !there) throw new Error("a block is not in sight");
  await expect
    .poll(async () => Math.abs(((await handle(page).boundingBox())?.y ?? 0) - from.y))
    .toBeLessThan(12);
  await handle(page).hover();
  await page.mouse.down();
  await page.mouse.move(from.x - 10, from.y + 8, { steps: 2 });
  const y = side === "over" ? there.y + 2 : there.y + there.height - 2;
  await page.mouse.move(from.x - 10, y, { steps: 5 });
  await expect(page.locator(".drop-line")).toBeVisible();
  if (drop) await page.mouse.up();
}

test("[K196] a block is dragged by its handle as one step of undo, past several, and everybody sees it", async ({
  enter,
  baseURL,
}) => {
  const { path } = await freshRelease(baseURL);
  const bagus = await enter(BAGUS, path);
  const sekar = await enter(SEKAR, path);
  await Promise.all([untilSaved(bagus), untilSaved(sekar)]);
  await write(bagus, "satu", "dua", "tiga", "empat");
  await expect(body(sekar)).toContainText("empat");
  const both = [bagus, sekar];

  await carry(bagus, "satu", "tiga", "under");
  await reads(both, "dua", "tiga", "satu", "empat");
  await expect(bagus.locator(".drop-line")).toBeHidden();
  await bagus.keyboard.type("nomor ");
  await reads(both, "dua", "tiga", "nomor satu", "empat");
  await bagus.keyboard.press("Control+z");
  await reads(both, "dua", "tiga", "satu", "empat");
  await bagus.keyboard.press("Control+z");
  await reads(both, "satu", "dua", "tiga", "empat");
  await carry(bagus, "empat", "satu", "over");
  await reads(both, "empat", "satu", "dua", "tiga");

  await test.step("Escape and a drop at its own place leave it where it was", async () => {
    await carry(bagus, "dua", "empat", "over", false);
    await bagus.keyboard.press("Escape");
    await expect(bagus.locator(".drop-line")).toBeHidden();
    await bagus.mouse.up();
    await reads(both, "empat", "satu", "dua", "tiga");
  });

  await test.step("words that a colleague writes in a block that is carried stay in it", async () => {
    await body(sekar).getByText("satu").click();
    await sekar.keyboard.press("End");
    await expect(body(bagus).locator("p").nth(1).locator(".caret")).toBeAttached();
    await carry(bagus, "satu", "tiga", "under");
    await sekar.keyboard.type(" dari sekar");
    await reads(both, "empat", "dua", "tiga", "satu dari sekar");
  });

  await test.step("where colleagues write in both, nothing moves and the page says why", async () => {
    const ratna = await enter("redaktur@kpu.contoh.test", path);
    await untilSaved(ratna);
    await body(ratna).getByText("tiga").click();
    await expect(body(bagus).locator("p").nth(2).locator(".caret")).toBeAttached();
    await carry(bagus, "satu dari sekar", "dua", "over");
    await expect(bagus.getByText("Rekan sedang menulis di blok ini")).toBeVisible();
    await reads(both, "empat", "dua", "tiga", "satu dari sekar");
  });
});

test("[K197] by keys alone the handle is reached, tells of the arrows, moves its block and says where it is", async ({
  enter,
  baseURL,
}) => {
  const { path } = await freshRelease(baseURL);
  const page = await enter(BAGUS, path);
  await untilSaved(page);
  await write(page, "satu", "dua", "tiga");
  await expect(handle(page)).toHaveAccessibleDescription(/Alt\+↑/);
  await handle(page).focus();
  await page.keyboard.press("ArrowUp");
  await reads([page], "satu", "tiga", "dua");
  await expect(page.getByRole("status").getByText("urutan 2 dari 3")).toBeAttached();
  await page.keyboard.press("ArrowUp");
  await reads([page], "tiga", "satu", "dua");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowDown");
  await reads([page], "satu", "tiga", "dua");
  await expect(handle(page)).toBeFocused();
  await page.keyboard.press("Escape");
  await page.keyboard.type("baris ");
  await reads([page], "satu", "baris tiga", "dua");
});

test("[K197] no handle where blocks do not move or where it would stand on the text", async ({
  enter,
  baseURL,
}) => {
  const { path } = await freshRelease(baseURL);
  const page = await enter(BAGUS, path);
  await untilSaved(page);
  await write(page, "satu", "dua");
  await expect(handle(page)).toBeVisible();
  await settled(page);
  expect(await violations(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(handle(page)).toBeHidden();
  await page.setViewportSize({ width: 1280, height: 720 });
  await body(page).getByText("dua").hover();
  await expect(handle(page)).toBeVisible();
  await suggest(page);
  await expect(handle(page)).toHaveCount(0);
  await body(page).getByText("dua").click();
  await page.keyboard.press("Alt+ArrowUp");
  await expect(page.getByText("Bentuk dan letak")).toBeVisible();
});

import type { Page } from "@playwright/test";
import { begin, freshRelease, REDAKTUR, SEKAR, tab, thread, words, written } from "./commenting.ts";
import { settled, sideways, violations } from "./looking.ts";
import { expect, test, untilSaved } from "./people.ts";

test("[K182] title and fields are commented on as a whole by keyboard, tell how many threads they have, and lead to and fro", async ({
  enter,
  baseURL,
}) => {
  const { id, path, program } = await freshRelease(baseURL);
  const bagus = await written(enter, path);
  const sekar = await enter(SEKAR, path);
  await untilSaved(sekar);
  const title = (page: Page) => page.getByRole("textbox", { name: "Judul" });
  const contact = (page: Page) => page.getByRole("textbox", { name: /^Narahubung/ });
  const sign = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
  const toText = (page: Page, name: RegExp) => page.getByRole("button", { name });

  await title(bagus).focus();
  await begin(bagus);
  await expect(bagus.locator(".thread.new .quotation")).toHaveText("Judul");
  await bagus.keyboard.type("Terlalu pendek?");
  await bagus.keyboard.press("Control+Enter");
  await expect(title(bagus)).toBeFocused();
  await expect(thread(bagus, "Terlalu pendek?").locator("q")).toHaveText("Rapat koordinasi");

  await bagus.getByRole("tab", { name: /^Isian/ }).click();
  await contact(bagus).fill("Humas KPU");
  await untilSaved(bagus);
  await begin(bagus);
  await expect(bagus.locator(".thread.new .quotation")).toHaveText("Narahubung");
  await bagus.keyboard.type("Nomornya mana?");
  await bagus.keyboard.press("Control+Enter");
  await expect(contact(bagus)).toBeFocused();
  await expect(sign(bagus, "1 komentar tentang Narahubung")).toBeVisible();
  await settled(bagus);
  expect(await violations(bagus)).toEqual([]);

  await test.step("a colleague sees the signs, and goes to a thread and back", async () => {
    await sign(sekar, "1 komentar tentang Judul").click();
    await expect(toText(sekar, /Ke teks: Judul/)).toBeFocused();
    await expect(tab(sekar)).toHaveText(/Komentar\s*2/);
    await sekar.keyboard.press("Enter");
    await expect(title(sekar)).toBeFocused();
    await toText(sekar, /Ke teks: Narahubung/).click();
    await expect(contact(sekar)).toBeFocused();
    await sekar.keyboard.press("Control+Alt+m");
    await expect(toText(sekar, /Ke teks: Narahubung/)).toBeFocused();
    await sekar.setViewportSize({ width: 390, height: 844 });
    await expect(toText(sekar, /Ke teks: Judul/)).toBeVisible();
    await toText(sekar, /Ke teks: Judul/).click();
    await expect(title(sekar)).toBeFocused();
    await sign(sekar, "1 komentar tentang Judul").click();
    await toText(sekar, /Ke teks: Narahubung/).click();
    await expect(contact(sekar)).toBeFocused();
    expect(await sideways(sekar)).toBeLessThanOrEqual(0);
  });

  await test.step("under review they stand at the same places", async () => {
    expect((await program.call("POST", `/releases/${id}/submit`, {})).status).toBe(200);
    const page = await enter(REDAKTUR, `${path}/tinjau`);
    await sign(page, "1 komentar tentang Narahubung").click();
    await expect(toText(page, /Ke teks: Narahubung/)).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.locator('[data-field="contact"]')).toBeFocused();
    await page.keyboard.press("Control+Alt+m");
    await page.getByLabel("Bagian teks").selectOption("Judul");
    await words(page).fill("Judul disetujui");
    await page.keyboard.press("Control+Enter");
    await expect(sign(page, "2 komentar tentang Judul")).toBeVisible();
    await settled(page);
    expect(await violations(page)).toEqual([]);
  });
});

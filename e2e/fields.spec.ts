import type { Locator, Page } from "@playwright/test";
import { body, expect, test, untilSaved } from "./people.ts";
import { Program } from "./program.ts";

const BAGUS = "penulis@kpu.contoh.test";
const SEKAR = "penulis@kominfo.contoh.test";

type Enter = (email: string, target?: string) => Promise<Page>;
type Opener = { enter: Enter; baseURL: string | undefined };

async function freshRelease(baseURL: string | undefined, template: string) {
  const program = await Program.signedIn(baseURL ?? "", BAGUS);
  const wish = { workspace: "contoh", kind: "klarifikasi", joint: true, title: "Naskah templat" };
  const { body: made } = await program.call<{ id: string }>("POST", "/releases", {
    ...wish,
    template,
  });
  return `/naskah/${made.id}`;
}

/** A new release of a template on its writer's desk, saved. */
async function openAlone({ enter, baseURL }: Opener, template: string): Promise<Page> {
  const page = await enter(BAGUS, await freshRelease(baseURL, template));
  await untilSaved(page);
  return page;
}

/** The same on the desks of a writer of each agency. */
async function openTogether({ enter, baseURL }: Opener, template: string) {
  const path = await freshRelease(baseURL, template);
  const bagus = await enter(BAGUS, path);
  const sekar = await enter(SEKAR, path);
  await Promise.all([untilSaved(bagus), untilSaved(sekar)]);
  return { bagus, sekar };
}

test("[T5] two people in one field see each other and lose no words silently", async ({
  enter,
  baseURL,
}) => {
  const { bagus, sekar } = await openTogether({ enter, baseURL }, "ralat");
  const reason = (page: Page) => page.getByLabel("Alasan");

  await reason(bagus).fill("Salah salin");
  await expect(reason(sekar)).toHaveValue("Salah salin");
  await expect(sekar.getByText("Bagus Adiputro sedang mengisi")).toBeVisible();
  await reason(sekar).click();
  await expect(bagus.getByText("Sekar Ayuningrum sedang mengisi")).toBeVisible();

  await test.step("changes apart are joined while both are in the field", async () => {
    await reason(sekar).press("Home");
    await sekar.keyboard.type("Angka: ");
    await expect(reason(bagus)).toHaveValue("Angka: Salah salin");
    await reason(bagus).press("End");
    await bagus.keyboard.type(" dari lampiran");
    await expect(reason(sekar)).toHaveValue("Angka: Salah salin dari lampiran");
  });

  await test.step("of two changes at the same place the other one is offered", async () => {
    await bagus.context().setOffline(true);
    await reason(bagus).fill("Salah hitung");
    await reason(sekar).fill("Salah ketik");
    await untilSaved(sekar);
    await bagus.context().setOffline(false);
    const offered = bagus.getByRole("status").filter({ hasText: "diubah bersamaan" });
    const offeredThere = sekar.getByRole("status").filter({ hasText: "diubah bersamaan" });
    // Whose words stay is settled by the merge; the other one is offered theirs.
    await expect
      .poll(async () => (await offered.count()) + (await offeredThere.count()))
      .toBeGreaterThan(0);
  });
  await reason(sekar).blur();
  await expect(bagus.getByText("Sekar Ayuningrum sedang mengisi")).toHaveCount(0);
});

test("[T5] words of somebody who has left the field are offered when a simultaneous entry replaces them", async ({
  enter,
  baseURL,
}) => {
  const { bagus, sekar } = await openTogether({ enter, baseURL }, "ralat");
  const reason = (page: Page) => page.getByLabel("Alasan");
  await bagus.context().setOffline(true);
  await reason(bagus).fill("Salah hitung");
  await reason(bagus).blur();
  await reason(sekar).fill("Salah ketik");
  await reason(sekar).blur();
  await untilSaved(sekar);
  await bagus.context().setOffline(false);
  await untilSaved(bagus);
  await expect(reason(bagus)).toHaveValue(await reason(sekar).inputValue());
  const offered = await Promise.all(
    [bagus, sekar].map(async (page) => ({
      value: await reason(page).inputValue(),
      shown: await page.getByRole("status").filter({ hasText: "diubah bersamaan" }).count(),
    })),
  );
  expect(offered.map(({ shown }) => shown).sort()).toEqual([0, 1]);
});

test("[T5] what is typed and what is offered outlives the panel that shows it", async ({
  enter,
  baseURL,
}) => {
  const path = await freshRelease(baseURL, "ralat");
  const bagus = await enter("penulis@kpu.contoh.test", path);
  const sekar = await enter("penulis@kominfo.contoh.test", path);
  await Promise.all([untilSaved(bagus), untilSaved(sekar)]);
  const reason = (page: Page) => page.getByLabel("Alasan");
  for (const [mine, theirs] of [
    ["Salah hitung", "Salah ketik"],
    ["Keliru hitung", "Keliru ketik"],
  ] as const) {
    await bagus.context().setOffline(true);
    await reason(bagus).fill(mine);
    await reason(sekar).fill(theirs);
    await untilSaved(sekar);
    // Gone before the pause after the last key.
    await reason(bagus).fill(`${mine}.`);
    await bagus.getByRole("tab", { name: /^Panduan/ }).dispatchEvent("mousedown");
    await expect(reason(bagus)).toHaveCount(0);
    await bagus.context().setOffline(false);
    await untilSaved(bagus);
    await untilSaved(sekar);
    await bagus.getByRole("tab", { name: /^Isian/ }).click();
    const values = () => Promise.all([bagus, sekar].map((page) => reason(page).inputValue()));
    await expect.poll(async () => new Set(await values()).size).toBe(1);
  }
  // Whose words stay is settled by the merge, both times alike.
  const counts = [bagus, sekar].map((page) =>
    page.getByRole("status").filter({ hasText: "diubah bersamaan" }).count(),
  );
  expect((await Promise.all(counts)).sort()).toEqual([0, 2]);
});

test("[T5] pairs, dates and addresses are filled in by two browsers and read alike", async ({
  enter,
  baseURL,
}) => {
  const { bagus, sekar } = await openTogether({ enter, baseURL }, "ralat");
  await bagus.getByLabel("Tertulis", { exact: true }).fill("12 TPS");
  await bagus.getByLabel("Seharusnya", { exact: true }).fill("21 TPS");
  await bagus.getByRole("button", { name: "Tambah pasangan" }).click();
  await bagus.getByLabel("Tertulis", { exact: true }).nth(1).fill("Senin");
  await bagus.getByLabel("Seharusnya", { exact: true }).nth(1).fill("Selasa");
  await expect(sekar.getByLabel("Seharusnya", { exact: true }).nth(1)).toHaveValue("Selasa");
  await sekar.getByLabel("Tanggal ralat").fill("2026-11-24");
  await expect(bagus.getByLabel("Tanggal ralat")).toHaveValue("2026-11-24");
  await sekar.getByLabel("Alamat siaran asal").fill("contoh.go.id");
  await sekar.getByLabel("Alamat siaran asal").blur();
  await expect(sekar.getByText("harus berisi alamat web lengkap")).toBeVisible();
  await Promise.all([untilSaved(bagus), untilSaved(sekar)]);
});

test("[T6] a check is seen by a colleague soon", async ({ enter, baseURL }) => {
  const { bagus, sekar } = await openTogether({ enter, baseURL }, "klarifikasi_hoaks");
  for (const page of [bagus, sekar]) {
    await page.getByRole("tab", { name: /^Periksa/ }).click();
  }
  const entry = (page: Page) => page.getByRole("checkbox", { name: /^Judul menyebut faktanya/ });
  await entry(bagus).click();
  await expect(entry(sekar)).toBeChecked();
  await expect(sekar.getByText(/^Bagus Adiputro, /)).toBeVisible();
  await entry(sekar).click();
  await expect(entry(bagus)).not.toBeChecked();
  await expect(sekar.getByRole("button", { name: "5 belum diperiksa" })).toBeVisible();
});

async function walk(page: Page, key: string, target: Locator): Promise<void> {
  for (let step = 0; step < 12; step++) {
    await page.keyboard.press(key);
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  await expect(target).toBeFocused();
}

test("[T6] fields, guide and checklist by keyboard alone", async ({ enter, baseURL }) => {
  const page = await openAlone({ enter, baseURL }, "ralat");
  await body(page).focus();
  await page.keyboard.press("F6");
  await expect(page.getByRole("tab", { name: /^Isian/ })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByLabel("Narahubung")).toBeFocused();
  await page.keyboard.type("Humas KPU");
  // Between two fields stands the way to the comments on the first.
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Siaran asal");
  for (let step = 0; step < 3; step++) await page.keyboard.press("Shift+Tab");
  // The tabs hand the focus on a moment after the key.
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("tab", { name: /^Panduan/ })).toBeFocused();
  await page.keyboard.press("ArrowRight");
  const check = page.getByRole("tab", { name: /^Periksa/ });
  await expect(check).toBeFocused();
  // What the checks found stands between the tab and the list.
  await walk(page, "Tab", page.getByRole("checkbox").first());
  await page.keyboard.press("Space");
  await expect(page.getByRole("checkbox").first()).toBeChecked();
  await walk(page, "Shift+Tab", check);
  await page.keyboard.press("ArrowLeft");
  await expect(page.getByRole("tab", { name: /^Panduan/ })).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(body(page)).toBeFocused();
  await page.keyboard.type("Posko Data");
  await expect(body(page)).toContainText("Siaran “Posko Data” yang terbit");
  await untilSaved(page);
  await expect(page.getByRole("tab", { name: "Isian 2/6" })).toBeVisible();
});

test("on a phone the panel is a sheet that leads to fields and places", async ({
  enter,
  baseURL,
}) => {
  const page = await openAlone({ enter, baseURL }, "ralat");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole("button", { name: "Ajukan" }).click();
  await page.getByRole("button", { name: "Isi “Alasan”" }).click();
  const sheet = page.getByRole("dialog", { name: "Panel naskah" });
  await expect(sheet.getByLabel("Alasan")).toBeFocused();
  await page.keyboard.type("Salah salin");
  await page.keyboard.press("Escape");
  await expect(sheet).toHaveCount(0);
  await page.getByRole("button", { name: "Isian" }).click();
  await expect(sheet.getByLabel("Alasan")).toHaveValue("Salah salin");
  await sheet.getByRole("tab", { name: /^Panduan/ }).click();
  await sheet.getByRole("button", { name: /^Mengapa keliru/ }).click();
  await expect(sheet).toHaveCount(0);
  await expect(body(page)).toBeFocused();
  await page.keyboard.type("salah salin");
  await expect(body(page)).toContainText("Kekeliruan terjadi karena salah salin.");
});

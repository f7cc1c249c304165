import type { Page } from "@playwright/test";
import { linesOf } from "./drafting.ts";
import { settled, sideways, violations } from "./looking.ts";
import { body, expect, test, toEnd, untilSaved } from "./people.ts";
import { Program } from "./program.ts";

const BAGUS = "penulis@kpu.contoh.test";
const SEKAR = "penulis@kominfo.contoh.test";
const NIK = "3320014107900003";

type Sent = { contributors: { name: string }[]; state: string };

async function freshRelease(baseURL: string | undefined, more: Record<string, unknown> = {}) {
  const program = await Program.signedIn(baseURL ?? "", BAGUS);
  const wish = { workspace: "contoh", kind: "siaran_pers", joint: true, title: "Rapat koordinasi" };
  const { body: made } = await program.call<{ id: string }>("POST", "/releases", {
    ...wish,
    ...more,
  });
  return { id: made.id, path: `/naskah/${made.id}`, program };
}

const openChecks = (page: Page) => page.getByRole("tab", { name: /^Periksa/ }).click();
const finding = (page: Page, name: string) =>
  page.getByRole("listitem").filter({ has: page.getByText(name, { exact: true }) });
const marks = (page: Page, kind: string) => body(page).locator(`.check-mark.${kind}`);

async function openTogether(enter: (email: string, path: string) => Promise<Page>, path: string) {
  const bagus = await enter(BAGUS, path);
  const sekar = await enter(SEKAR, path);
  await Promise.all([untilSaved(bagus), untilSaved(sekar)]);
  return { bagus, sekar };
}

test("[K30] a wrong weekday is explained, found and mended by one press, and undone by one", async ({
  enter,
  baseURL,
}) => {
  const { id, path, program } = await freshRelease(baseURL);
  const { bagus, sekar } = await openTogether(enter, path);
  await toEnd(bagus);
  await bagus.keyboard.type("Rapat digelar Senin, 27 November 2026 di aula.");
  await Promise.all([openChecks(bagus), openChecks(sekar)]);
  const name = "Hari dan tanggal tidak cocok";
  const why = finding(bagus, name).getByText("27 November 2026 adalah hari Jumat.");
  await expect(why).toBeVisible();
  await expect(marks(bagus, "blocking")).toHaveText("Senin, 27 November 2026");
  await expect(marks(sekar, "blocking")).toHaveText("Senin, 27 November 2026");

  await test.step("who only reads the finding and goes to its place has written nothing", async () => {
    await finding(sekar, name).getByRole("button", { name: "Ke tempatnya" }).click();
    await expect(body(sekar)).toBeFocused();
    const selected = () => sekar.evaluate(() => String(getSelection()));
    expect(await selected()).toBe("Senin, 27 November 2026");
    const { body: sent } = await program.call<Sent>("GET", `/releases/${id}`);
    expect(sent.contributors.map((one) => one.name)).toEqual(["Bagus Adiputro"]);
  });

  await test.step("the line stays while a colleague writes elsewhere", async () => {
    await toEnd(sekar);
    await sekar.keyboard.press("Enter");
    await sekar.keyboard.type("Undangan menyusul.");
    await expect(body(bagus)).toContainText("Undangan menyusul.");
    await expect(marks(bagus, "blocking")).toHaveText("Senin, 27 November 2026");
    await untilSaved(sekar);
  });

  await finding(bagus, name).getByRole("button", { name: "Ganti dengan Jumat" }).click();
  await expect
    .poll(() => linesOf(sekar))
    .toContain("Rapat digelar Jumat, 27 November 2026 di aula.");
  await expect(finding(bagus, name)).toHaveCount(0);
  await expect(finding(sekar, name)).toHaveCount(0);
  await expect(marks(bagus, "blocking")).toHaveCount(0);
  await expect(bagus.getByRole("heading", { name: /temuan/ })).toBeFocused();
  await body(bagus).focus();
  await bagus.keyboard.press("Control+z");
  await expect
    .poll(() => linesOf(sekar))
    .toContain("Rapat digelar Senin, 27 November 2026 di aula.");
});

test("[K32] an identity number stops the submit until it is waved through with a reason", async ({
  enter,
  baseURL,
}) => {
  const { path } = await freshRelease(baseURL);
  const { bagus, sekar } = await openTogether(enter, path);
  await toEnd(bagus);
  await bagus.keyboard.type(`Contoh pengisian: ${NIK}. Narahubung: Humas KPU.`);
  await untilSaved(bagus);
  await bagus.getByRole("button", { name: "Ajukan", exact: true }).click();
  const notice = bagus.getByRole("alert").filter({ hasText: "belum dapat diajukan" });
  await notice.getByRole("button", { name: `Nomor identitas: “${NIK}”` }).click();
  await expect(finding(bagus, "Nomor identitas").getByText("Menghalangi pengajuan")).toBeVisible();

  await openChecks(sekar);
  await finding(sekar, "Nomor identitas").getByRole("button", { name: "Loloskan" }).click();
  const dialog = sekar.getByRole("dialog", { name: "Loloskan temuan" });
  await dialog.getByRole("button", { name: "Loloskan temuan" }).click();
  await expect(dialog.getByText("Tulis alasannya")).toBeVisible();
  await dialog.getByLabel("Alasan").fill("Nomor contoh, bukan milik siapa pun");
  await dialog.getByRole("button", { name: "Loloskan temuan" }).click();
  await expect(finding(sekar, "Nomor identitas")).toHaveCount(0);

  await test.step("[K31] the colleague sees it waved through and submits", async () => {
    await bagus.getByText("1 temuan diloloskan").click();
    await expect(bagus.getByText("Alasan: Nomor contoh, bukan milik siapa pun")).toBeVisible();
    await bagus.getByRole("button", { name: "Ajukan", exact: true }).click();
    await bagus.waitForURL(/\/tinjau$/);
  });
  await test.step("[K31] whoever signs reads what was waved through, and why", async () => {
    const redaktur = await enter("redaktur@kpu.contoh.test", `${path}/tinjau`);
    const panel = redaktur.getByRole("complementary", { name: "Persetujuan" });
    await expect(panel.getByRole("heading", { name: "Temuan yang diloloskan" })).toBeVisible();
    await expect(panel.getByText(`“${NIK}”`)).toBeVisible();
    await expect(panel.getByText(/^Sekar Ayuningrum, /)).toBeVisible();
    expect(await violations(redaktur)).toEqual([]);
  });
});

test("[K29] where the checks do not run the page says so, and writing goes on", async ({
  enter,
  baseURL,
}) => {
  const { path } = await freshRelease(baseURL);
  const page = await enter(BAGUS);
  await page.addInitScript(() => {
    Object.defineProperty(window, "Worker", {
      value: class {
        constructor() {
          throw new Error("no workers here");
        }
      },
    });
  });
  await page.goto(path);
  await untilSaved(page);
  await openChecks(page);
  await expect(page.getByText("Pemeriksaan naskah sedang tidak tersedia")).toBeVisible();
  await toEnd(page);
  await page.keyboard.type("Rapat digelar Senin, 27 November 2026.");
  await untilSaved(page);
  await page.getByRole("button", { name: "Ajukan", exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: "belum dapat diajukan" })).toBeVisible();
});

test("[K30] findings are dealt with by keyboard alone, and on a phone in the dark", async ({
  enter,
  baseURL,
}) => {
  const { path } = await freshRelease(baseURL, { template: "kerja_sama" });
  const page = await enter(BAGUS, path);
  await untilSaved(page);
  await toEnd(page);
  await page.keyboard.press("Enter");
  await page.keyboard.type(`Silahkan datang Senin, 27 November 2026. NIK ${NIK}.`);
  await openChecks(page);
  await expect(finding(page, "Kata tidak baku")).toBeVisible();
  await expect(page.getByText(/bagian belum diisi/)).toBeVisible();
  const mend = page.getByRole("button", { name: "Ganti dengan Silakan" });
  await page.getByRole("tab", { name: /^Periksa/ }).focus();
  for (let step = 0; step < 12; step++) {
    if (await mend.evaluate((button) => button === document.activeElement)) break;
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Enter");
  await expect(body(page)).toContainText("Silakan datang");
  await settled(page);
  expect(await violations(page)).toEqual([]);

  await page.emulateMedia({ colorScheme: "dark" });
  await page.setViewportSize({ width: 390, height: 800 });
  await page.getByRole("button", { name: "Isian" }).click();
  await openChecks(page);
  await expect(finding(page, "Nomor identitas")).toBeVisible();
  await settled(page);
  expect(await violations(page)).toEqual([]);
  expect(await sideways(page)).toBe(0);
  await finding(page, "Nomor identitas").getByRole("button", { name: "Ke tempatnya" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(body(page)).toBeFocused();
  expect(await page.evaluate(() => String(getSelection()))).toBe(NIK);
});

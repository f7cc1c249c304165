import { expect, test } from "./people.ts";
import { PASSWORD } from "./program.ts";

test("a wrong password gets a clear sentence, keeps the address, and the right one goes on", async ({
  page,
}) => {
  await page.goto("/naskah");
  await page.waitForURL("**/masuk?lanjut=%2Fnaskah");
  await page.getByLabel("Email").fill("penulis@kpu.contoh.test");
  await page.getByLabel("Kata sandi", { exact: true }).fill("keliru sekali");
  await page.getByRole("button", { name: "Masuk", exact: true }).click();
  await expect(page.getByText("Email atau kata sandi tidak cocok.")).toBeVisible();
  await expect(page.getByLabel("Email")).toHaveValue("penulis@kpu.contoh.test");
  await page.getByLabel("Kata sandi", { exact: true }).fill(PASSWORD);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/naskah");
  await expect(page.getByRole("heading", { level: 1, name: "Naskah" })).toBeVisible();
});

test("signing in never leads to another site", async ({ page }) => {
  for (const target of ["//jahat.test", "/\\jahat.test", "https://jahat.test", "javascript:1"]) {
    await page.context().clearCookies();
    await page.goto(`/masuk?lanjut=${encodeURIComponent(target)}`);
    await page.getByLabel("Email").fill("penulis@kpu.contoh.test");
    await page.getByLabel("Kata sandi", { exact: true }).fill(PASSWORD);
    await page.getByRole("button", { name: "Masuk", exact: true }).click();
    await page.waitForURL("**/naskah");
  }
});

test("[S3] after signing out elsewhere the open desk says so and keeps the text", async ({
  enter,
}) => {
  const page = await enter("penulis@kpu.contoh.test");
  await page.getByRole("link", { name: /Posko Cek Data Pemilih/ }).click();
  await expect(page.getByRole("textbox", { name: "Isi naskah" })).toBeVisible();
  const other = await page.context().newPage();
  await other.goto("/naskah");
  await other.getByLabel(/^Akun: /).click();
  await other.getByRole("menuitem", { name: "Keluar" }).click();
  await other.waitForURL("**/masuk**");
  await page.bringToFront();
  const asked = page.getByRole("alertdialog", { name: "Masuk lagi untuk melanjutkan" });
  await expect(asked).toBeVisible();
  await asked.getByRole("button", { name: "Tutup" }).click();
  await expect(page.getByText("Sesi Anda berakhir.")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Isi naskah" })).toContainText("KTP elektronik");
  await page.reload();
  await page.waitForURL("**/masuk?lanjut=**");
});

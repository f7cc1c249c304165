import type { Page } from "@playwright/test";
import { looksRight } from "./looks-right.ts";
import { draftOf, joined, OWN_PASSWORD } from "./newcomers.ts";
import { body, expect, test, toEnd, untilSaved } from "./people.ts";
import { Program } from "./program.ts";

/** Chooses something in the menu of a person of the list. */
async function act(page: Page, name: string, item: string): Promise<void> {
  await page.getByRole("button", { name: `Tindakan untuk ${name}` }).click();
  await page.getByRole("menuitem", { name: item }).click();
}

test("an admin invites, the person joins on a phone, writes, is suspended and restored", async ({
  enter,
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000);
  const admin = await enter("admin@kpu.contoh.test", "/akun");
  await admin.getByRole("button", { name: "Undang" }).click();
  await admin.getByRole("button", { name: "Buat akun" }).click();
  await expect(admin.getByText("Tulis namanya.")).toBeVisible();
  await expect(admin.getByLabel("Nama", { exact: true })).toBeFocused();
  await admin.getByLabel("Nama", { exact: true }).fill("Galih Pranata");
  await admin.getByLabel("Email", { exact: true }).fill("redaktur@kpu.contoh.test");
  await admin.getByLabel("Jabatan", { exact: true }).fill("Staf Humas");
  await admin.getByRole("button", { name: "Buat akun" }).click();
  await expect(admin.getByText("redaktur@kpu.contoh.test sudah dipakai.")).toBeVisible();
  const email = `galih-${Date.now()}@kpu.contoh.test`;
  await admin.getByLabel("Email", { exact: true }).fill(email);
  await admin.getByRole("button", { name: "Buat akun" }).click();
  const link = (await admin.getByText("/undangan/").textContent()) ?? "";
  await test.step("a link that cannot be copied says so, and on paper it is alone", async () => {
    await admin.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error("not allowed"));
      document.execCommand = () => false;
    });
    await admin.getByRole("button", { name: "Salin pesan untuk Galih Pranata" }).click();
    await expect(
      admin.getByRole("alert").filter({ hasText: "Tidak dapat menyalin" }),
    ).toBeVisible();
    await admin.emulateMedia({ media: "print" });
    await expect(admin.getByText(link)).toBeVisible();
    await expect(admin.getByText("Tidak dapat menyalin")).toBeHidden();
    await expect(admin.getByRole("button")).toHaveCount(0);
    await expect(admin.getByRole("heading")).toHaveCount(0);
    await admin.emulateMedia({ media: null });
  });
  await admin.getByRole("button", { name: "Selesai" }).click();
  const row = admin.getByRole("row", { name: new RegExp(email) });
  await expect(row.getByText("Diundang")).toBeVisible();
  await expect(admin.getByText(link)).toHaveCount(0);

  const context = await browser.newContext({
    baseURL,
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
  });
  const phone = await context.newPage();
  await phone.goto(link);
  await expect(phone.getByRole("heading", { level: 1 })).toHaveText(
    "Selamat datang, Galih Pranata",
  );
  await expect(phone.getByLabel("Email")).toHaveValue(email);
  await phone.getByLabel("Kata sandi baru", { exact: true }).fill("Galih Pranata 2026");
  await phone.getByRole("button", { name: "Simpan dan masuk" }).click();
  await expect(phone.getByText(/Terlalu mudah ditebak/)).toBeVisible();
  await phone.getByLabel("Kata sandi baru", { exact: true }).fill(OWN_PASSWORD);
  await phone.getByRole("button", { name: "Simpan dan masuk" }).click();
  await phone.waitForURL("**/naskah");
  await expect(phone.getByRole("heading", { level: 1, name: "Naskah" })).toBeVisible();
  const again = await context.newPage();
  await again.goto(link);
  await expect(again.getByRole("heading", { name: "Tautan ini tidak berlaku" })).toBeVisible();
  await again.close();

  const writer = await Program.signedIn(baseURL ?? "", "penulis@kpu.contoh.test");
  const release = await draftOf(writer);
  await phone.goto(`/naskah/${release}`);
  await toEnd(phone);
  await phone.keyboard.type("Kata yang tersimpan.");
  await untilSaved(phone);
  await context.setOffline(true);
  await phone.keyboard.type(" Kata yang belum terkirim.");

  await admin.reload();
  // A day may begin while they work.
  await expect(row.getByText(/(Hari ini|Kemarin), /)).toBeVisible();
  await act(admin, "Galih Pranata", "Sesi");
  await expect(admin.getByRole("dialog").getByText(/Chrome/)).toBeVisible();
  await admin.keyboard.press("Escape");
  await act(admin, "Galih Pranata", "Nonaktifkan");
  await admin.getByLabel("Alasan").fill("Pindah tugas");
  await admin.getByRole("dialog").getByRole("button", { name: "Nonaktifkan" }).click();
  await expect(row.getByText(/Pindah tugas\. Dinonaktifkan Yogi Kurniawan/)).toBeVisible();

  await context.setOffline(false);
  await expect(phone.getByText("Akun Anda dinonaktifkan.")).toBeVisible();
  await expect(body(phone)).toContainText("Kata yang belum terkirim.");
  await expect(phone.getByRole("textbox", { name: /Teks/ })).toHaveValue(/belum terkirim/);

  await act(admin, "Galih Pranata", "Pulihkan");
  await expect(admin.getByText(/dapat masuk lagi/)).toBeVisible();
  await phone.goto("/masuk");
  await phone.getByLabel("Email").fill(email);
  await phone.getByLabel("Kata sandi", { exact: true }).fill(OWN_PASSWORD);
  await phone.getByRole("button", { name: "Masuk", exact: true }).click();
  await phone.waitForURL("**/naskah");
  await context.close();
});

test("[N6] whoever is suspended while writing reads why, and the words stay", async ({
  enter,
  baseURL,
}) => {
  const { admin, id, email } = await joined(baseURL ?? "", "writer");
  const page = await enter(email, "/naskah", OWN_PASSWORD);
  const writer = await Program.signedIn(baseURL ?? "", "penulis@kpu.contoh.test");
  await page.goto(`/naskah/${await draftOf(writer)}`);
  await toEnd(page);
  await page.keyboard.type("Sedang menulis.");
  await untilSaved(page);
  await admin.call("POST", `/people/${id}/suspend`, { reason: "Pindah tugas" });
  await expect(page.getByText("Akun Anda dinonaktifkan.")).toBeVisible({ timeout: 2000 });
  await expect(body(page)).toContainText("Sedang menulis.");
  await expect(body(page)).toHaveAttribute("contenteditable", "false");
});

test("what an agency admin may not do is not there, and a system admin has all workspaces", async ({
  enter,
}) => {
  const agencyAdmin = await enter("admin@kpu.contoh.test", "/akun");
  await expect(agencyAdmin.getByText("Damar Wicaksono")).toHaveCount(0);
  await agencyAdmin.getByRole("button", { name: "Tindakan untuk Bagus Adiputro" }).click();
  await expect(agencyAdmin.getByRole("menuitem")).toHaveText([
    "Ubah peran dan jabatan",
    "Sesi",
    "Buat tautan baru",
    "Serahkan naskah terbuka",
    "Nonaktifkan",
    "Hapus akun",
  ]);
  await agencyAdmin.keyboard.press("Escape");
  const own = agencyAdmin.getByRole("row", { name: /admin@kpu\.contoh\.test/ });
  await expect(own.getByRole("link", { name: "Profil Anda" })).toBeVisible();
  await expect(own.getByRole("button")).toHaveCount(0);
  await act(agencyAdmin, "Bagus Adiputro", "Ubah peran dan jabatan");
  await expect(agencyAdmin.getByLabel("Admin sistem")).toHaveCount(0);

  const system = await enter("admin@contoh.test", "/akun");
  await system.getByLabel("Ruang kerja").selectOption("Kabupaten Jepara");
  await expect(system.getByText("Redaktur KPU Jepara")).toBeVisible();
  await expect(system.getByText("Damar Wicaksono")).toHaveCount(0);
  await system.getByRole("link", { name: /^Diskominfo/ }).click();
  await expect(system.getByText("Redaktur KPU Jepara")).toHaveCount(0);
  await system.getByRole("searchbox").fill("penulis kominfo");
  await system.keyboard.press("Enter");
  await expect(system.getByRole("row")).toHaveCount(2);
  await act(system, "Penulis Kominfo Jepara", "Tambahkan ke ruang kerja lain");
  await system
    .getByRole("dialog")
    .getByLabel("Instansi")
    .selectOption("Diskominfo · Kabupaten Contoh");
  await system.getByRole("button", { name: "Tambahkan" }).click();
  await expect(system.getByText("ditambahkan ke Kabupaten Contoh")).toBeVisible();
  await act(system, "Penulis Kominfo Jepara", "Keluarkan dari instansi");
  await system.getByRole("dialog").getByRole("button", { name: "Keluarkan" }).click();
  await expect(system.getByText(/dikeluarkan dari/)).toBeVisible();
});

test("the profile is changed in two languages and two themes, at once and by keyboard", async ({
  enter,
  baseURL,
}) => {
  const { email } = await joined(baseURL ?? "", "writer");
  const page = await enter(email, "/profil", OWN_PASSWORD);
  const other = await Program.signedIn(baseURL ?? "", email, OWN_PASSWORD);
  await page.reload();
  const theme = () => page.locator("html").getAttribute("data-theme");
  await page.getByRole("radio", { name: "Gelap" }).focus();
  await page.keyboard.press("Space");
  await expect.poll(theme).toBe("dark");
  // The choice shows once the server has it, so a click and not a check.
  await page.getByRole("radio", { name: "English" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Profile" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.reload();
  await expect(page.getByRole("radio", { name: "Dark" })).toBeChecked();
  expect(await theme()).toBe("dark");
  await page.getByLabel(/^Account: |^Akun: /).click();
  await page.getByRole("menuitemradio", { name: "Bahasa Indonesia" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Profil" })).toBeVisible();
  await page.getByRole("textbox", { name: "Jabatan" }).fill("Pranata Humas");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Tersimpan.", { exact: true })).toBeVisible();

  await page.getByLabel("Kata sandi sekarang", { exact: true }).fill("keliru");
  await page.getByLabel("Kata sandi baru", { exact: true }).fill("sembilan kambing di pasar");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Kata sandi Anda sekarang tidak cocok.")).toBeVisible();
  await expect(page.getByLabel("Kata sandi sekarang", { exact: true })).toBeFocused();
  await page.getByLabel("Kata sandi sekarang", { exact: true }).fill(OWN_PASSWORD);
  await page.keyboard.press("Enter");
  await expect(page.getByText(/Kata sandi diganti\. 2 sesi lain berakhir\./)).toBeVisible();
  expect((await other.call("GET", "/me")).status).toBe(401);

  await Program.signedIn(baseURL ?? "", email, "sembilan kambing di pasar");
  await page.reload();
  const sessions = page.getByRole("region", { name: "Sesi" });
  await expect(sessions.getByText("Ini perangkat yang sedang dipakai")).toHaveCount(1);
  await sessions.getByRole("button", { name: /^Akhiri sesi / }).click();
  await expect(sessions.getByText("1 sesi berakhir.")).toBeVisible();
  await expect(sessions.getByRole("listitem")).toHaveCount(1);
});

test("the dialogs of accounts are accessible, fit a phone, and are reached by keyboard", async ({
  enter,
}) => {
  test.setTimeout(150_000);
  const page = await enter("admin@kpu.contoh.test", "/akun");
  await page.getByRole("button", { name: "Tindakan untuk Bagus Adiputro" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem").first()).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: /Peran dan jabatan/ })).toBeVisible();
  await looksRight(page, "ubah peran");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.getByRole("button", { name: "Undang" }).click();
  await looksRight(page, "undang");
  await page.keyboard.press("Escape");
});

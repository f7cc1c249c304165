import type { Browser, Page } from "@playwright/test";
import PostalMime from "postal-mime";
import { type MailServer, startMailServer } from "#server/letters/testing-mail-server.ts";
import { looksRight } from "./looks-right.ts";
import { draftOf, joined, OWN_PASSWORD } from "./newcomers.ts";
import { test as base, expect } from "./people.ts";
import { Program } from "./program.ts";
import { type Running, startServer, stopServer, temporaryFolder } from "./server-process.ts";

type Post = { post: MailServer; demo: Running };

/** A demo of its own, which hands its letters to a mail server of its own. */
const test = base.extend<object, Post>({
  post: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from it.
    async ({}, use) => {
      const post = await startMailServer();
      await use(post);
      await post.stop();
    },
    { scope: "worker" },
  ],
  demo: [
    async ({ post }, use) => {
      const env = { SMTP_URL: post.url, MAIL_FROM: "Sinergi <sinergi@naskah.contoh.test>" };
      const server = await startServer(temporaryFolder(), { env });
      await use(server);
      await stopServer(server, "SIGTERM");
    },
    { scope: "worker", timeout: 120_000 },
  ],
  baseURL: ({ demo }, use) => use(demo.origin),
});

test.describe.configure({ timeout: 120_000 });

const NEW_PASSWORD = "sembilan kambing di pasar";

/** The newest letter to an address about something, once it has come. */
async function letterTo(post: MailServer, email: string, subject: RegExp) {
  for (let count = 1; ; count++) {
    await post.came(count);
    const mail = await PostalMime.parse(post.mails[count - 1] ?? "");
    if (mail.to?.[0]?.address === email && subject.test(mail.subject ?? "")) return mail;
  }
}

/** The path of the link in a letter. */
const linkIn = ({ text = "" }: { text?: string }) =>
  new URL(text.match(/https?:\/\/\S+\/(?:undangan|alamat)\/\S+/)?.[0] ?? "about:blank").pathname;

async function phone(browser: Browser, baseURL: string | undefined): Promise<Page> {
  const context = await browser.newContext({
    baseURL: baseURL ?? "",
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
  });
  return context.newPage();
}

async function act(page: Page, name: string, item: string): Promise<void> {
  await page.getByRole("button", { name: `Tindakan untuk ${name}` }).click();
  await page.getByRole("menuitem", { name: item }).click();
}

test("[E7] somebody is invited by mail and joins on a phone", async ({
  enter,
  browser,
  baseURL,
  post,
}) => {
  const admin = await enter("admin@kpu.contoh.test", "/akun");
  const email = `galih-${Date.now()}@kpu.contoh.test`;
  await admin.getByRole("button", { name: "Undang" }).click();
  await admin.getByLabel("Nama", { exact: true }).fill("Galih Pranata");
  await admin.getByLabel("Email", { exact: true }).fill(email);
  await admin.getByRole("button", { name: "Buat akun" }).click();
  await expect(admin.getByText(`Surat dengan tautan ini dikirim ke ${email}.`)).toBeVisible();
  const shown = (await admin.getByText(/\/undangan\//).textContent()) ?? "";

  const mail = await letterTo(post, email, /Undangan/);
  expect(mail.text).toContain("Yth. Galih Pranata,");
  expect(mail.text).toContain("KPU Kabupaten Contoh");
  expect(linkIn(mail)).toBe(new URL(shown).pathname);
  const page = await phone(browser, baseURL);
  await page.goto(linkIn(mail));
  await page.getByLabel("Kata sandi baru", { exact: true }).fill(OWN_PASSWORD);
  await page.getByRole("button", { name: "Simpan dan masuk" }).click();
  await page.waitForURL("**/naskah");
  await page.context().close();

  const system = await enter("admin@contoh.test", "/pengaturan");
  await system.getByRole("link", { name: "Surat" }).click();
  await expect(system.getByText("Surat dikirim lewat peladen email.")).toBeVisible();
  await expect(system.getByText(email)).toHaveCount(0);
});

test("[E6] whoever forgot their password gets in again by a letter, and their other sessions end", async ({
  browser,
  baseURL,
  post,
}) => {
  const { email, self } = await joined(baseURL ?? "", "writer");
  const page = await phone(browser, baseURL);
  await page.goto("/masuk");
  await page.getByRole("link", { name: "Lupa kata sandi?" }).click();
  const ask = async (address: string) => {
    await page.getByLabel("Email").fill(address);
    await page.getByRole("button", { name: "Kirim tautan" }).click();
  };
  await ask("bukan alamat");
  await expect(page.getByLabel("Email")).toBeFocused();
  await ask("tidak-ada@contoh.test");
  await expect(page.getByText("Periksa kotak surat Anda.")).toBeVisible();
  const forNobody = await page.getByRole("main").textContent();
  await page.goto("/masuk/lupa");
  await ask(email);
  await expect(page.getByText("Periksa kotak surat Anda.")).toBeVisible();
  expect(await page.getByRole("main").textContent()).toBe(forNobody);
  await looksRight(page, "lupa kata sandi, terkirim");

  await page.goto(linkIn(await letterTo(post, email, /kata sandi baru/)));
  await page.getByLabel("Kata sandi baru", { exact: true }).fill(NEW_PASSWORD);
  await page.getByRole("button", { name: "Simpan dan masuk" }).click();
  await page.waitForURL("**/naskah");
  expect((await self.call("GET", "/me")).status).toBe(401);
  await letterTo(post, email, /Kata sandi Anda sudah diganti/);
  expect(post.mails.join()).not.toContain("tidak-ada@contoh.test");
  await page.context().close();
});

test("[E8] an address is changed by whoever reads the new one, and both are told", async ({
  enter,
  browser,
  baseURL,
  post,
}) => {
  const { email } = await joined(baseURL ?? "", "writer");
  const wanted = `baru-${Date.now()}@kpu.contoh.test`;
  const page = await enter(email, "/profil", OWN_PASSWORD);
  await page.getByLabel("Alamat baru").fill("redaktur@kpu.contoh.test");
  await page.getByLabel("Kata sandi Anda", { exact: true }).fill("keliru sekali");
  await page.getByRole("button", { name: "Minta ganti alamat" }).click();
  await expect(page.getByText("Kata sandi Anda sekarang tidak cocok.")).toBeVisible();
  await page.getByLabel("Kata sandi Anda", { exact: true }).fill(OWN_PASSWORD);
  await page.getByRole("button", { name: "Minta ganti alamat" }).click();
  await expect(page.getByText("redaktur@kpu.contoh.test sudah dipakai.")).toBeVisible();
  await page.getByLabel("Alamat baru").fill(wanted);
  await page.getByRole("button", { name: "Minta ganti alamat" }).click();
  await expect(page.getByText(`Tautan dikirim ke ${wanted}.`)).toBeVisible();
  await letterTo(post, email, /Permintaan ganti alamat/);

  const link = linkIn(await letterTo(post, wanted, /Pastikan/));
  const mobile = await phone(browser, baseURL);
  await mobile.goto(link);
  await expect(mobile.getByLabel("Email")).toHaveValue(wanted);
  await looksRight(mobile, "alamat baru");
  await page.reload();
  await expect(page.getByLabel("Email", { exact: true })).toHaveValue(email);
  await mobile.getByRole("button", { name: "Pakai alamat ini" }).click();
  await expect(mobile.getByText("Alamat Anda sudah diganti.")).toBeVisible();
  await mobile.goto(link);
  await expect(mobile.getByRole("heading", { name: "Tautan ini tidak berlaku" })).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Email", { exact: true })).toHaveValue(wanted);
  await letterTo(post, email, /sudah diganti/);
  await letterTo(post, wanted, /sudah diganti/);
  const old = await Program.signedIn(baseURL ?? "", email, OWN_PASSWORD);
  expect((await old.call("GET", "/me")).status).toBe(401);
  const now = await Program.signedIn(baseURL ?? "", wanted, OWN_PASSWORD);
  expect((await now.call("GET", "/me")).status).toBe(200);
  await mobile.context().close();
});

test("[E9] [E10] an admin hands over open work, deletes the account, and invites the address again", async ({
  enter,
  baseURL,
  post,
}) => {
  const { self, id, email } = await joined(baseURL ?? "", "writer");
  await self.call("POST", "/me/profile", { name: "Intan Permatasari" });
  const release = await draftOf(self);
  const admin = await enter("admin@kpu.contoh.test", `/akun`);
  await act(admin, "Intan Permatasari", "Hapus akun");
  const dialog = admin.getByRole("dialog");
  const receiver = dialog.getByLabel("Kabupaten Contoh: serahkan 1 naskah terbuka kepada");
  await receiver.selectOption({ label: "Bagus Adiputro · KPU" });
  await looksRight(admin, "hapus akun");
  await dialog.getByRole("button", { name: "Serahkan" }).click();
  await expect(dialog.getByText("1 naskah diserahkan kepada Bagus Adiputro.")).toBeVisible();
  await expect(receiver).toHaveCount(0);
  const told = await letterTo(post, "penulis@kpu.contoh.test", /1 naskah diserahkan/);
  expect(told.text).toContain("Intan Permatasari");
  expect(told.text).not.toContain("Uji ");

  const confirm = dialog.getByLabel(`Ketik ${email} untuk memastikan`);
  await confirm.fill("lain@kpu.contoh.test");
  await dialog.getByRole("button", { name: "Hapus akun" }).click();
  await expect(dialog.getByText("Alamat yang Anda ketik belum sama.")).toBeVisible();
  await confirm.fill(email);
  await dialog.getByRole("button", { name: "Hapus akun" }).click();
  await expect(admin.getByText("Akun Intan Permatasari dihapus.")).toBeVisible();
  await expect(admin.getByRole("row", { name: /Intan Permatasari/ })).toHaveCount(0);
  expect((await self.call("GET", "/me")).status).toBe(401);

  const writer = await Program.signedIn(baseURL ?? "", "penulis@kpu.contoh.test");
  const { body } = await writer.call<{ assignee: { name: string } }>("GET", `/releases/${release}`);
  expect(body.assignee.name).toBe("Bagus Adiputro");

  await admin.getByRole("button", { name: "Undang" }).click();
  await admin.getByLabel("Nama", { exact: true }).fill("Intan Permatasari");
  await admin.getByLabel("Email", { exact: true }).fill(email);
  await admin.getByRole("button", { name: "Buat akun" }).click();
  await expect(admin.getByText("Akun dibuat")).toBeVisible();
  await admin.getByRole("button", { name: "Selesai" }).click();
  const program = await Program.signedIn(baseURL ?? "", "admin@kpu.contoh.test");
  type People = { items: { id: string; state: string }[] };
  const { items } = (await program.call<People>("GET", `/people?q=${email}`)).body;
  expect(items).toMatchObject([{ state: "invited" }]);
  expect(items[0]?.id).not.toBe(id);
});

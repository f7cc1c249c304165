import type { Browser, Page } from "@playwright/test";
import { type Authenticator, enrolAndGoOn, signInWithCode } from "./authenticator.ts";
import { stretch, walk } from "./holds-up.ts";
import { looksRight } from "./looks-right.ts";
import { body, expect, saved, test } from "./people.ts";
import { type Running, startServer, stopServer, temporaryFolder } from "./server-process.ts";

test.describe.configure({ mode: "serial", timeout: 240_000 });

const PASSWORD = "tujuh gajah naik perahu";
const TITLE = "Pendaftaran Pemilih Dibuka di Kabupaten Ketiga";
const PEOPLE = [
  { name: "Budi Santosa", email: "budi@ketiga.test", agency: "KPU", role: "Penulis" },
  { name: "Ayu Lestari", email: "ayu@ketiga.test", agency: "KPU", role: "Redaktur" },
  { name: "Sari Utami", email: "sari@ketiga.test", agency: "Diskominfo", role: "Redaktur" },
];

let server: Running;
const links = new Map<string, string>();
let rini: Authenticator;

test.beforeAll(async () => {
  server = await startServer(temporaryFolder(), { mode: "production" });
});
test.afterAll(() => stopServer(server, "SIGTERM"));

async function visit(browser: Browser, address: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: server.origin });
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

const firstLink = () => server.output().match(/\/mulai\/[\w-]+/)?.[0] ?? "";
const field = (page: Page, path: string) => page.locator(`[id="${path}"]`);
const submit = (page: Page) => page.getByRole("button", { name: "Siapkan ruang kerja" }).click();

test("[D3] wrong input is refused whole: words stay, each field says what to mend, the first has the focus", async ({
  browser,
}) => {
  const page = await visit(browser, firstLink());
  await field(page, "account.name").fill("Rini Admin");
  await field(page, "account.email").fill("rini@");
  await field(page, "account.password").fill("sinergi2026");
  await expect(page.getByText("Kurang 4 karakter lagi.")).toBeVisible();
  await field(page, "workspace.name").fill("Kabupaten Baru");
  await field(page, "workspace.slug").fill("baru");
  await page.getByText("Pola penulisan KPU").click();
  await field(page, "workspace.agencies.kpu.dateline").fill("{cuaca} –");
  await page.getByText("Pola penulisan KPU").click();
  await field(page, "workspace.agreement.title").fill("Kerja sama");
  await submit(page);
  await expect(page.getByRole("alert").first()).toContainText("4 isian perlu diperbaiki");
  await expect(field(page, "account.email")).toBeFocused();
  const described = async (path: string, words: string) => {
    await expect(field(page, path)).toHaveAttribute("aria-invalid", "true");
    await expect(field(page, path)).toHaveAccessibleDescription(new RegExp(words));
  };
  await described("account.email", "belum alamat email");
  await described("account.password", "paling sedikit 15");
  await described("workspace.slug", "dipakai oleh Sinergi");
  await described("workspace.agencies.kpu.dateline", "tidak dikenal");
  await expect(field(page, "workspace.name")).toHaveValue("Kabupaten Baru");
  await field(page, "account.email").fill("rini@ketiga.test");
  await expect(field(page, "account.email")).not.toHaveAttribute("aria-invalid");
  await looksRight(page, "pengaturan awal dengan kesalahan");
  await page.reload();
  await expect(page.getByText("Isian Anda tadi dipulihkan.")).toBeVisible();
  await expect(field(page, "workspace.name")).toHaveValue("Kabupaten Baru");
  await expect(field(page, "account.password")).toHaveValue("");
  await page.context().close();
});

test("[D3] an admin sets up a third regency on one screen and gets a link for each person", async ({
  browser,
}) => {
  const page = await visit(browser, firstLink());
  await looksRight(page, "pengaturan awal");
  await walk(page, 1440);
  await stretch(page);
  await page.reload();
  await field(page, "account.name").fill("Rini Admin");
  await field(page, "account.email").fill("rini@ketiga.test");
  await field(page, "account.password").fill(PASSWORD);
  await expect(page.getByText("Cukup panjang dan tidak mudah ditebak.")).toBeVisible();
  await field(page, "workspace.name").fill("Kabupaten Ketiga");
  await expect(field(page, "workspace.slug")).toHaveValue("ketiga");
  await expect(page.getByText("Halaman publik: /rilis/ketiga.")).toBeVisible();
  await page.getByRole("radio", { name: "WITA" }).check();
  await expect(field(page, "workspace.agencies.kpu.name")).toHaveValue(
    "Komisi Pemilihan Umum Kabupaten Ketiga",
  );
  await page.getByText("Pola penulisan KPU").click();
  await page.getByRole("radio", { name: "Toska" }).check();
  await expect(page.getByText(/^KETIGA, \d+ \S+ \d{4} –/).first()).toBeVisible();
  await field(page, "workspace.agreement.title").fill("Kerja sama informasi kepemiluan");
  await page.getByRole("button", { name: "Tambah orang" }).click();
  for (const [index, { name, email, agency, role }] of PEOPLE.entries()) {
    const one = page.getByRole("group", { name: `Orang ke-${index + 1}`, exact: true });
    await one.getByLabel("Nama").fill(name);
    await one.getByLabel("Email").fill(email);
    await one.getByLabel("Jabatan").fill("Kasubbag");
    await one.getByLabel("Instansi", { exact: true }).selectOption({ label: agency });
    await one.getByLabel("Redaktur").uncheck();
    await one.getByLabel(role, { exact: true }).check();
  }
  await submit(page);
  await expect(
    page.getByRole("heading", { level: 1, name: "Kabupaten Ketiga siap" }),
  ).toBeFocused();
  for (const { name } of PEOPLE) {
    const slip = page.getByRole("listitem").filter({ hasText: name });
    const address = (await slip.getByText("/undangan/").textContent()) ?? "";
    expect(address).toMatch(/^http:\/\/[^/]+\/undangan\/[\w-]{32}$/);
    links.set(name, address);
  }
  await looksRight(page, "tautan");
  await page.getByRole("link", { name: "Ke pengaturan ruang kerja" }).click();
  rini = await enrolAndGoOn(page);
  await page.waitForURL("**/pengaturan/ruang/ketiga");
  await expect(page.getByText(/^KPU belum punya redaktur yang bebas/)).toBeVisible();
  await page.goto(firstLink());
  await page.waitForURL("**/pengaturan");
  await expect(page.getByRole("link", { name: "Kabupaten Ketiga" })).toBeVisible();
  await page.context().close();
  const stranger = await visit(browser, firstLink());
  await expect(stranger.getByRole("heading", { level: 1 })).toContainText("tidak ada");
  await stranger.context().close();
});

test("[D3] its people join by their links, write, sign and publish under the new address", async ({
  browser,
}) => {
  const pages = new Map<string, Page>();
  for (const { name } of PEOPLE) {
    const page = await visit(browser, links.get(name) ?? "");
    await page.getByLabel("Kata sandi baru", { exact: true }).fill(PASSWORD);
    await page.getByRole("button", { name: "Simpan dan masuk" }).click();
    await enrolAndGoOn(page);
    await page.waitForURL("**/naskah");
    pages.set(name, page);
  }
  const [budi, ayu, sari] = PEOPLE.map(({ name }) => pages.get(name) as Page) as [Page, Page, Page];
  await budi.goto("/naskah/baru");
  await budi.getByLabel("Judul", { exact: true }).fill(TITLE);
  await budi.getByRole("radio", { name: /Bersama kedua instansi/ }).check();
  await budi.getByRole("button", { name: "Buat Naskah" }).click();
  await budi.waitForURL(/\/naskah\/[0-9a-f-]{36}$/);
  const path = new URL(budi.url()).pathname;
  await expect(body(budi)).toHaveAttribute("contenteditable", "true");
  await sari.goto(path);
  await body(budi).click();
  await budi.keyboard.press("Control+End");
  await budi.keyboard.type(" Warga dapat mendaftar mulai Senin.");
  await expect(body(sari)).toContainText("Warga dapat mendaftar");
  await expect(sari.locator(".caret.kpu.in-toska")).toBeAttached();
  await expect(budi.getByRole("status").getByText(saved)).toBeVisible();
  await budi.getByRole("button", { name: "Ajukan" }).click();
  await budi.waitForURL(`**${path}/tinjau`);
  for (const editor of [ayu, sari]) {
    await editor.goto(`${path}/tinjau`);
    await editor.getByRole("button", { name: "Setujui versi ini" }).click();
    await editor.getByRole("dialog").getByRole("button", { name: "Setujui versi ini" }).click();
    await expect(editor.getByRole("button", { name: "Setujui versi ini" })).toHaveCount(0);
  }
  await sari.getByRole("button", { name: "Terbitkan" }).click();
  await sari.getByRole("link", { name: "Buka halaman publik" }).click();
  await expect(sari).toHaveURL(/\/rilis\/ketiga\/pendaftaran-pemilih-dibuka/);
  await expect(sari.getByRole("heading", { level: 1, name: TITLE })).toBeVisible();
  await expect(sari.getByRole("main")).toContainText("Ayu Lestari");
  await expect(sari.getByRole("main")).toContainText("WITA");
  await expect(sari.getByText("Peragaan")).toHaveCount(0);
  for (const page of pages.values()) await page.context().close();
});

test("[D6] [D7] settings are saved section by section, tell who was later, and fix what was signed", async ({
  browser,
}) => {
  const enter = async () => {
    const page = await visit(browser, "/masuk");
    const account = { email: "rini@ketiga.test", password: PASSWORD, code: await rini.code() };
    await signInWithCode(page, account, "/pengaturan/ruang/ketiga");
    return page;
  };
  const [first, second] = [await enter(), await enter()];
  await looksRight(first, "pengaturan ruang kerja");
  await expect(field(first, "region.slug")).toHaveAttribute("readonly", "");
  await expect(first.getByText("Tidak dapat diubah lagi: alamat ini")).toBeVisible();
  const section = (page: Page) =>
    page.getByRole("region", { name: "Pola penulisan KPU", exact: true });
  await field(first, "kpu.house.endMark").fill("(kpu ketiga)");
  await field(first, "kpu.house.endMark").press("Enter");
  await expect(section(first).getByText(/^Tersimpan \d\d\.\d\d$/)).toBeVisible();
  await field(second, "kpu.house.city").fill("Kota Lain");
  await section(second).getByRole("button", { name: "Simpan" }).click();
  await expect(section(second).getByRole("alert")).toContainText("sudah diubah orang lain");
  await expect(field(second, "kpu.house.city")).toHaveValue("Kota Lain");
  await section(second).getByRole("button", { name: "Tampilkan yang terbaru" }).click();
  await expect(field(second, "kpu.house.endMark")).toHaveValue("(kpu ketiga)");
  await expect(field(second, "kpu.house.city")).toHaveValue("Ketiga");
  await first.goto("/pengaturan/ruang/baru");
  await looksRight(first, "ruang kerja baru");
  await field(first, "name").fill("Kota Keempat");
  await first.getByLabel("Isi perjanjian nanti").check();
  await submit(first);
  await expect(first.getByRole("heading", { level: 1, name: "Kota Keempat siap" })).toBeVisible();
  await first.goto("/pengaturan");
  await expect(first.getByRole("row").filter({ hasText: "Kota Keempat" })).toContainText("0 orang");
  await looksRight(first, "daftar ruang kerja");
  for (const page of [first, second]) await page.context().close();
});

test("the whole form can be filled in with the keyboard, in English too", async ({ browser }) => {
  const empty = await startServer(temporaryFolder(), { mode: "production" });
  const context = await browser.newContext({ baseURL: empty.origin });
  await context.addCookies([{ name: "sinergi.bahasa", value: "en", url: empty.origin }]);
  const page = await context.newPage();
  await page.goto(empty.output().match(/\/mulai\/[\w-]+/)?.[0] ?? "");
  await expect(page.getByRole("heading", { level: 1, name: "Set up Sinergi" })).toBeVisible();
  await field(page, "account.name").focus();
  const keys = ["Rini Admin", "rini@ketiga.test", PASSWORD];
  for (const [index, words] of keys.entries()) {
    await page.keyboard.type(words);
    await page.keyboard.press("Tab");
    // After the password comes the button that shows it.
    if (index === 2) await page.keyboard.press("Tab");
  }
  await expect(field(page, "workspace.name")).toBeFocused();
  await page.keyboard.type("Kabupaten Ketiga");
  await field(page, "agreement-later").focus();
  await page.keyboard.press("Space");
  await field(page, "account.name").focus();
  await page.keyboard.press("Enter");
  await expect(
    page.getByRole("heading", { level: 1, name: "Kabupaten Ketiga is ready" }),
  ).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "To the workspace's settings" })).toBeFocused();
  await page.keyboard.press("Enter");
  // The one who sets up is Indonesian until they say otherwise in their profile.
  await enrolAndGoOn(page);
  await page.waitForURL("**/pengaturan/ruang/ketiga");
  await context.close();
  await stopServer(empty, "SIGTERM");
});

import type { Page } from "@playwright/test";
import { Authenticator, enrolled, printsCodesAlone } from "./authenticator.ts";
import { looksRight } from "./looks-right.ts";
import { joined } from "./newcomers.ts";
import { expect, test } from "./people.ts";
import { Program, refusedWith, synced } from "./program.ts";
import { browserOf, join, OWN_PASSWORD, setUp } from "./regency.ts";
import { type Running, startServer, stopServer, temporaryFolder } from "./server-process.ts";

test.describe.configure({ mode: "serial", timeout: 240_000 });

const BUDI = "budi@uji.test";
const DEWI = "dewi@uji.test";
const PEOPLE = [
  { name: "Budi Santosa", email: BUDI, agency: "kpu" as const, roles: ["writer"] },
  { name: "Dewi Anggraini", email: DEWI, agency: "kpu" as const, roles: ["admin"] },
];

let server: Running;
let budi: Program;
let dewi: Program;
let rini: Program;

test.beforeAll(async () => {
  server = await startServer(temporaryFolder(), { mode: "production" });
  const links = await setUp(server, PEOPLE);
  budi = await join(server, BUDI, links.get(BUDI) ?? "");
  dewi = await join(server, DEWI, links.get(DEWI) ?? "");
  rini = await Program.signedIn(server.origin, "rini@uji.test", OWN_PASSWORD);
  for (const program of [budi, dewi, rini]) await enrolled(program);
});
test.afterAll(() => stopServer(server, "SIGTERM"));

const open = async (page: Page, name: string) => {
  await page.getByRole("button", { name: `Tindakan untuk ${name}`, exact: true }).click();
  await page.getByRole("menuitem", { name: "Perangkat hilang" }).click();
};
const consent = (page: Page) =>
  page.getByRole("dialog").getByRole("button", { name: "Setujui penghapusan" }).click();

test("[M9] an admin and whoever they invited are not two, and the page says why", async ({
  browser,
}) => {
  const first = await browserOf(server, browser, dewi, "/akun");
  await open(first, "Budi Santosa");
  await consent(first);
  await expect(first.getByText("Anda menyetujui penghapusan untuk Budi")).toBeVisible();
  const second = await browserOf(server, browser, rini, "/akun");
  await open(second, "Budi Santosa");
  const why = /^Persetujuan Dewi Anggraini tidak dihitung bersama persetujuan Anda: /;
  await expect(second.getByRole("dialog").getByText(why)).toBeVisible();
  await expect(second.getByText(/adalah yang kedua/)).toHaveCount(0);
  await looksRight(second, "akun, perangkat hilang, tidak dihitung");
  await consent(second);
  await expect(second.getByText("Anda menyetujui penghapusan untuk Budi")).toBeVisible();
  expect((await budi.call("GET", "/me")).status).toBe(200);
  for (const one of [first, second]) await one.context().close();
});

test("[M9] two admins take a lost authenticator away, and its owner sets it up again", async ({
  enter,
  baseURL,
}) => {
  const { email, self, admin } = await joined(baseURL ?? "", "writer");
  await enrolled(self);
  const asked = `q=${encodeURIComponent(email)}`;
  type Found = { items: { name: string }[] };
  const { body } = await admin.call<Found>("GET", `/people?${asked}`);
  const name = body.items[0]?.name ?? "";
  const address = `/akun?${asked}`;
  const first = await enter("admin@kpu.contoh.test", "/akun");
  await first.goto(address);
  await open(first, name);
  await expect(first.getByText("Belum ada yang setuju.")).toBeVisible();
  await consent(first);
  await expect(first.getByText(`Anda menyetujui penghapusan untuk ${name}`)).toBeVisible();
  await expect(first.getByText(/^Perangkat hilang: .* setuju/)).toBeVisible();
  await looksRight(first, "akun, perangkat hilang");
  await open(first, name);
  await expect(first.getByText(/Masih perlu satu admin lain, paling lambat/)).toBeVisible();
  await expect(first.getByRole("button", { name: "Setujui penghapusan" })).toHaveCount(0);
  expect((await self.call("GET", "/me")).status).toBe(200);
  const second = await enter("admin@contoh.test", "/akun");
  await second.goto(address);
  await open(second, name);
  await expect(second.getByText(/adalah yang kedua/)).toBeVisible();
  await consent(second);
  await expect(second.getByText(`Verifikasi dua langkah ${name} dihapus`)).toBeVisible();
  expect((await self.call("GET", "/me")).status).toBe(401);
  const page = await enter(email, "/profil", OWN_PASSWORD);
  const section = page.getByRole("region", { name: "Verifikasi dua langkah" });
  await expect(section.getByRole("button", { name: "Pasang" })).toBeVisible();
});

test("[M11] a workspace that asks for a second factor closes open sessions without one at once", async ({
  browser,
}) => {
  const page = await browserOf(server, browser, rini, "/pengaturan/ruang/uji");
  const section = page.getByRole("region", { name: "Keamanan" });
  const save = () => section.getByRole("button", { name: "Simpan" }).click();
  await section.getByLabel("Masa berlaku kode (menit)").fill("4");
  await save();
  await expect(section.getByText("Tulis bilangan dari 5 sampai 120.")).toBeVisible();
  await section.getByLabel("Masa berlaku kode (menit)").fill("30");
  await section.getByRole("radio", { name: "Tidak diminta" }).check();
  await expect(section.getByText(/kata sandi saja membuka akun/)).toBeVisible();
  await save();
  await expect(section.getByText(/^Tersimpan/)).toBeVisible();
  const place = { workspace: "uji", agency: "kpu", email: "eko@uji.test", name: "Eko", title: "" };
  type Invited = { link: { path: string } };
  const made = await dewi.call<Invited>("POST", "/people", { ...place, roles: ["writer"] });
  const eko = await join(server, "eko@uji.test", made.body.link.path);
  const wish = { workspace: "uji", kind: "siaran_pers", title: "Naskah Eko", joint: true };
  const { body } = await eko.call<{ id: string }>("POST", "/releases", wish);
  const desk = eko.join(body.id);
  await synced(desk);
  const closed = refusedWith(desk);
  await section.getByRole("radio", { name: "Wajib" }).check();
  await save();
  expect(await closed).toBe(4401);
  expect(await eko.call("GET", "/releases")).toMatchObject({
    status: 403,
    body: { need: "enrol" },
  });
  await expect(section.getByText(/kata sandi saja membuka akun/)).toHaveCount(0);
  await enrolled(eko);
  expect((await eko.call("GET", "/releases")).status).toBe(200);
  await page.context().close();
});

test("[M6] in the profile somebody sets it up on their own, renews, replaces and removes it", async ({
  enter,
  baseURL,
}) => {
  const { email } = await joined(baseURL ?? "", "writer");
  const page = await enter(email, "/profil", OWN_PASSWORD);
  const section = page.getByRole("region", { name: "Verifikasi dua langkah" });
  const dialog = page.getByRole("dialog");
  const press = async (name: string) => {
    await section.getByRole("button", { name }).click();
    await dialog.getByRole("button", { name: name.replace("kode pemulihan", "kode") }).click();
  };
  const typeCode = async () => {
    const secret = (await dialog.locator(".secret .mono").textContent()) ?? "";
    const app = new Authenticator(secret.replaceAll(" ", ""));
    await dialog.getByLabel("Kode enam angka").fill(await app.code());
    await dialog.getByRole("button", { name: "Aktifkan" }).click();
    await dialog.getByRole("button", { name: "Saya sudah menyimpan" }).click();
  };
  await expect(section.getByText(/Ruang kerja Anda tidak memintanya/)).toBeVisible();
  await section.getByRole("button", { name: "Pasang" }).click();
  const submit = () => dialog.getByRole("button", { name: "Pasang" }).click();
  await submit();
  await expect(dialog.getByText("Ketik kata sandi Anda sekarang.")).toBeVisible();
  await dialog.getByLabel("Kata sandi sekarang").fill("bukan yang ini");
  await submit();
  await expect(dialog.getByText("Kata sandi Anda sekarang tidak cocok.")).toBeVisible();
  await dialog.getByLabel("Kata sandi sekarang").fill(OWN_PASSWORD);
  await submit();
  await typeCode();
  await expect(section.getByText("Verifikasi dua langkah aktif.")).toBeVisible();
  await expect(section.getByText(/^Aktif sejak/)).toBeVisible();
  await press("Buat kode pemulihan baru");
  await expect(dialog.getByRole("listitem")).toHaveCount(10);
  await looksRight(page, "profil, kode pemulihan baru");
  await printsCodesAlone(page);
  await dialog.getByRole("button", { name: "Saya sudah menyimpan" }).click();
  await press("Ganti autentikator");
  await typeCode();
  await press("Hapus");
  await expect(section.getByText("Verifikasi dua langkah dihapus.")).toBeVisible();
  await expect(section.getByRole("button", { name: "Pasang" })).toBeVisible();
});

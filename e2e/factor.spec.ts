import { readFileSync } from "node:fs";
import path from "node:path";
import { sql } from "drizzle-orm";
import { openDatabase } from "#db/client.ts";
import { userSession } from "#db/schema/people.ts";
import {
  type Authenticator,
  enrolAndGoOn,
  enrolled,
  enrolOn,
  printsCodesAlone,
  signInWithCode,
} from "./authenticator.ts";
import { looksRight } from "./looks-right.ts";
import { expect, test } from "./people.ts";
import { Program, paragraph, synced } from "./program.ts";
import { browserOf, OWN_PASSWORD, setUp, visit } from "./regency.ts";
import { type Running, startServer, stopServer, temporaryFolder } from "./server-process.ts";

test.describe.configure({ mode: "serial", timeout: 240_000 });

const BUDI = "budi@uji.test";
const AYU = "ayu@uji.test";
const PEOPLE = [
  { name: "Budi Santosa", email: BUDI, agency: "kpu" as const, roles: ["writer"] },
  { name: "Ayu Lestari", email: AYU, agency: "kpu" as const, roles: ["editor"] },
  { name: "Sari Utami", email: "sari@uji.test", agency: "kominfo" as const, roles: ["editor"] },
];
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

let server: Running;
const data = temporaryFolder();
let links: Map<string, string>;
const apps = new Map<string, Authenticator>();
const programs = new Map<string, Program>();

const appOf = (email: string) => apps.get(email) as Authenticator;
const programOf = (email: string) => programs.get(email) as Program;
const linkOf = (email: string) => links.get(email) as string;

test.beforeAll(async () => {
  server = await startServer(data, { mode: "production" });
  links = await setUp(server, PEOPLE);
});
test.afterAll(() => stopServer(server, "SIGTERM"));

test("[M6] the first sign-in on a phone sets the second factor up, and a wrong code says what to do", async ({
  browser,
}) => {
  const page = await visit(server, browser, linkOf(BUDI), PHONE);
  await page.getByLabel("Kata sandi baru", { exact: true }).fill(OWN_PASSWORD);
  await page.getByRole("button", { name: "Simpan dan masuk" }).click();
  await expect(
    page.getByRole("heading", { level: 1, name: "Pasang verifikasi dua langkah" }),
  ).toBeVisible();
  await expect(page.getByRole("img", { name: /^Kode QR/ })).toBeVisible();
  const opens = page.getByRole("link", { name: "Buka di aplikasi autentikator" });
  await expect(opens).toHaveAttribute("href", /^otpauth:\/\/totp\/Sinergi%20\(Kabupaten%20Uji\)/);
  const secret = page.locator(".secret .mono");
  await expect(secret).toHaveText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
  const before = await secret.textContent();
  const field = page.getByLabel("Kode enam angka");
  await expect(field).toHaveAttribute("inputmode", "numeric");
  await expect(field).toHaveAttribute("autocomplete", "one-time-code");
  await field.fill("12");
  await page.getByRole("button", { name: "Aktifkan" }).click();
  await expect(field).toHaveAccessibleDescription(/Ketik kode enam angka/);
  await field.fill("000000");
  await page.getByRole("button", { name: "Aktifkan" }).click();
  await expect(field).toHaveAccessibleDescription(/Tunggu kode berikutnya/);
  await expect(field).toBeFocused();
  await looksRight(page, "pasang verifikasi");
  await page.reload();
  await expect(secret, "an app that was set up meanwhile still fits").toHaveText(before ?? "");
  await page.setViewportSize(PHONE.viewport);
  apps.set(BUDI, await enrolOn(page));
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Unduh" }).click();
  const kept = readFileSync(await (await download).path(), "utf8");
  for (const code of appOf(BUDI).codes) expect(kept).toContain(code);
  expect(kept).toContain(BUDI);
  await looksRight(page, "kode pemulihan");
  await printsCodesAlone(page);
  await page.getByRole("button", { name: "Saya sudah menyimpan" }).click();
  await page.waitForURL("**/naskah");
  await page.context().close();
});

test("[M6] it speaks English to whoever joined in English", async ({ browser }) => {
  const page = await visit(server, browser, "/masuk");
  await page.context().addCookies([{ name: "sinergi.bahasa", value: "en", url: server.origin }]);
  await page.goto(linkOf(AYU));
  await page.getByLabel("New password", { exact: true }).fill(OWN_PASSWORD);
  await page.getByRole("button", { name: "Save and sign in" }).click();
  await expect(
    page.getByRole("heading", { level: 1, name: "Set up two-step verification" }),
  ).toBeVisible();
  apps.set(AYU, await enrolAndGoOn(page, "en"));
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.goto("/profil");
  await expect(page.getByText("10 recovery codes are left.")).toBeVisible();
  await page.getByRole("radio", { name: "Bahasa Indonesia" }).check();
  await expect(page.getByText("10 kode pemulihan tersisa.")).toBeVisible();
  await page.context().close();
});

test("[M3] whoever signs in again shows a code, and without the device a recovery code", async ({
  browser,
}) => {
  const page = await visit(server, browser, "/masuk");
  const account = { email: BUDI, password: OWN_PASSWORD };
  await signInWithCode(page, { ...account, code: await appOf(BUDI).code() });
  await page.getByLabel(/^Akun: /).click();
  await page.getByRole("menuitem", { name: "Keluar" }).click();
  await page.waitForURL("**/masuk");
  await page.getByLabel("Email").fill(BUDI);
  await page.getByLabel("Kata sandi", { exact: true }).fill(OWN_PASSWORD);
  await page.getByRole("button", { name: "Masuk", exact: true }).click();
  await page.waitForURL("**/masuk/faktor?**");
  await page.goto("/naskah/baru");
  await page.waitForURL("**/masuk/faktor?lanjut=%2Fnaskah%2Fbaru");
  await looksRight(page, "tunjukkan kode");
  await page.getByText("Perangkat hilang atau diganti?").click();
  await expect(page.getByText(/mintalah dua admin/)).toBeVisible();
  await page.getByRole("button", { name: "Pakai kode pemulihan" }).click();
  const field = page.getByLabel("Kode pemulihan");
  await field.fill("ABCD-EFGH-JKL");
  await field.press("Enter");
  await expect(field).toHaveAccessibleDescription(/keliru atau sudah dipakai/);
  await expect(field).toBeFocused();
  await field.fill(appOf(BUDI).recoveryCode().toLowerCase());
  await field.press("Enter");
  await page.waitForURL("**/naskah/baru");
  await page.context().close();
});

test("[M3] [M1] a program shows the code with the password, or finds everything closed", async () => {
  const program = new Program(server.origin);
  await program.signIn(BUDI, OWN_PASSWORD);
  const half = await program.call("GET", "/releases");
  expect(half).toMatchObject({ status: 403, body: { need: "prove" } });
  const wrong = await program.signIn(BUDI, OWN_PASSWORD, "000000");
  const other = await program.signIn(BUDI, "bukan kata sandinya");
  expect([wrong.status, other.status]).toEqual([401, 401]);
  expect(await wrong.text()).toBe(await other.text());
  await program.signIn(BUDI, OWN_PASSWORD, appOf(BUDI).recoveryCode());
  expect((await program.call("GET", "/releases")).status).toBe(200);
  programs.set(BUDI, program);
});

/** Everybody's last proof becomes older, as it would while they write. */
async function ageProofs(): Promise<void> {
  const { port } = new URL(server.origin);
  await stopServer(server, "SIGTERM");
  const database = await openDatabase({ folder: path.join(data, "sinergi", "database") });
  await database.db.update(userSession).set({ factorAt: sql`now() - interval '20 minutes'` });
  await database.close();
  server = await startServer(data, { mode: "production", env: { PORT: port } });
}

/** A joint text of Budi's under review. */
async function submitted(): Promise<string> {
  const budi = programOf(BUDI);
  const wish = { workspace: "uji", kind: "siaran_pers", title: "Judul uji", joint: true };
  const { id } = (await budi.call<{ id: string }>("POST", "/releases", wish)).body;
  const desk = budi.join(id);
  await synced(desk);
  desk.body.insert(0, [paragraph("Isi naskah.")]);
  const submit = async () => (await budi.call("POST", `/releases/${id}/submit`, {})).status;
  await expect.poll(submit).toBe(200);
  desk.leave();
  return id;
}

test("[M7] [M8] whoever signs with an old proof shows a code in place, and the same signature goes through", async ({
  browser,
}) => {
  const id = await submitted();
  const program = new Program(server.origin);
  await program.signIn(AYU, OWN_PASSWORD, await appOf(AYU).code());
  programs.set(AYU, program);
  const page = await browserOf(server, browser, program, `/naskah/${id}/tinjau`);
  const sent: { key: string; status: number }[] = [];
  page.on("response", (answer) => {
    if (!answer.url().endsWith("/sign")) return;
    const key = answer.request().headers()["idempotency-key"] ?? "";
    sent.push({ key, status: answer.status() });
  });
  await ageProofs();
  await page.getByRole("button", { name: "Setujui versi ini" }).click();
  const signing = page.getByRole("dialog", { name: "Setujui versi ini" });
  const asking = page.getByRole("dialog", { name: "Tunjukkan kode lagi" });
  const sign = () => signing.getByRole("button", { name: "Setujui versi ini" }).click();
  await sign();
  const field = asking.getByLabel("Kode dari aplikasi autentikator");
  await expect(field).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(asking).toHaveCount(0);
  await expect(signing.getByText("Tunjukkan dahulu kode")).toBeVisible();
  await sign();
  await field.fill("000000");
  await field.press("Enter");
  await expect(field).toHaveAccessibleDescription(/keliru/);
  await field.fill(await appOf(AYU).code());
  await field.press("Enter");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Setujui versi ini" })).toHaveCount(0);
  expect(sent.map(({ status }) => status)).toEqual([403, 403, 200]);
  expect(sent[2]?.key).toBe(sent[1]?.key);
  expect(sent[1]?.key).not.toBe(sent[0]?.key);
  await page.context().close();
});

test("[E4] [M8] without a mail server a system admin reads letters in the settings, with an old proof once a code was shown", async ({
  browser,
}) => {
  const rini = await Program.signedIn(server.origin, "rini@uji.test", OWN_PASSWORD);
  const app = await enrolled(rini);
  await ageProofs();
  const page = await browserOf(server, browser, rini, "/pengaturan");
  await page.getByRole("link", { name: "Surat" }).click();
  await expect(page.getByText("Peladen email belum diatur")).toBeVisible();
  const row = page.getByRole("row", { name: /sari@uji\.test/ });
  await row.getByRole("link", { name: "Undangan menulis di Sinergi" }).click();
  await expect(page.getByText("sari@uji.test")).toBeVisible();
  const read = page.getByRole("button", { name: "Baca isi surat" });
  const link = page.getByText(/\/undangan\/[\w-]{32}/);
  const asking = page.getByRole("dialog", { name: "Tunjukkan kode lagi" });
  await read.click();
  const field = asking.getByLabel("Kode dari aplikasi autentikator");
  await expect(field).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(asking).toHaveCount(0);
  await expect(page.getByText("Tunjukkan dahulu kode")).toBeVisible();
  await expect(link).toHaveCount(0);
  await read.click();
  await field.fill("000000");
  await field.press("Enter");
  await expect(field).toHaveAccessibleDescription(/keliru/);
  await expect(link).toHaveCount(0);
  await field.fill(await app.code());
  await field.press("Enter");
  await expect(link).toBeVisible();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await looksRight(page, "isi surat");
  await page.getByRole("link", { name: "Semua surat" }).click();
  await expect(page.getByRole("heading", { name: "Belum terkirim" })).toBeVisible();
  await page.context().close();
});

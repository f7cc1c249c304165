import type { Page } from "@playwright/test";
import { SCHEMA_NUMBER } from "#domain/room.ts";
import { changeKept, keptIn } from "./copies.ts";
import { looksRight } from "./looks-right.ts";
import { draftOf, joined, OWN_PASSWORD } from "./newcomers.ts";
import { body, expect, signIn, test, toEnd, untilSaved } from "./people.ts";
import { Program, paragraph, synced } from "./program.ts";

test.describe.configure({ timeout: 180_000 });

const email = "penulis@kpu.contoh.test";
const state = (page: Page) => page.getByRole("status").filter({ hasText: /tersimpan|terhubung/i });
const left = (page: Page) =>
  page.getByRole("region", { name: "Kata-kata Anda yang belum sampai ke peladen" });

/** The banner of a page whose words are nowhere else. */
const alone = (page: Page) =>
  page.getByRole("alert").filter({ hasText: /\d+ perubahan hanya ada di halaman ini/ });

/** Opens a new text, goes offline and writes; resolves once this device has kept the words. */
async function writtenOffline(page: Page, baseURL: string | undefined, words: string) {
  const program = await Program.signedIn(baseURL ?? "", email);
  const release = await draftOf(program);
  await page.goto(`/naskah/${release}`);
  await untilSaved(page);
  await page.context().setOffline(true);
  await toEnd(page);
  await page.keyboard.type(words);
  await expect(state(page)).toContainText("disalin di perangkat ini");
  // The last keys are copied a moment later; leaving before that is what the page asks about.
  await expect.poll(async () => JSON.stringify(await keptIn(page))).toContain(words);
  return { program, release, path: `/naskah/${release}` };
}

/** Leaves the text, whose line is down, for another page, with the network back. */
async function elsewhere(page: Page): Promise<void> {
  // The worker answers without a network; so nothing is sent before the page is gone.
  await page.goto("/naskah");
  await page.context().setOffline(false);
}

test("[K9] signing out in another tab leaves no word on this device, and the open page says so", async ({
  enter,
  baseURL,
}) => {
  const page = await enter(email);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
  await writtenOffline(page, baseURL, "Kata yang tidak boleh tertinggal.");
  expect(await keptIn(page)).toHaveLength(1);
  const other = await page.context().newPage();
  await page.context().setOffline(false);
  await other.goto("/profil");
  await page.context().setOffline(true);
  await toEnd(page);
  await page.keyboard.type(" Lagi.");
  await expect(state(page)).toContainText("disalin di perangkat ini");
  await page.context().setOffline(false);
  await page.route("**/collab/**", (route) => route.abort());
  await other.getByLabel(/^Akun: /).click();
  await other.getByRole("menuitem", { name: "Keluar" }).click();
  await other.waitForURL("**/masuk**");
  await expect.poll(() => keptIn(other)).toEqual([]);
  await expect(page.getByText("disalin di perangkat ini")).toHaveCount(0);
});

test("[K9] another person who signs in at this browser finds no words of the one before", async ({
  enter,
  baseURL,
}) => {
  const page = await enter(email);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
  await writtenOffline(page, baseURL, "Kata orang sebelumnya.");
  await page.goto("/naskah");
  expect(await keptIn(page)).toHaveLength(1);
  await page.context().clearCookies();
  await page.context().setOffline(false);
  await signIn(page, "penulis@kominfo.contoh.test");
  await expect.poll(() => keptIn(page)).toEqual([]);
});

test("[K9] words that nobody came back for go after thirty days", async ({ enter, baseURL }) => {
  const page = await enter(email);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
  await writtenOffline(page, baseURL, "Kata yang dilupakan.");
  await page.goto("/naskah");
  const days = (n: number) => ({ keptAt: Date.now() - n * 24 * 60 * 60_000 });
  await changeKept(page, days(29));
  await page.context().setOffline(false);
  await page.goto("/profil");
  await page.waitForLoadState("networkidle");
  expect(await keptIn(page)).toHaveLength(1);
  await changeKept(page, days(31));
  await page.goto("/naskah");
  await expect.poll(() => keptIn(page)).toEqual([]);
});

test("[K9] a shared device keeps no word, and leaving asks while something is unsaved", async ({
  page,
  baseURL,
}) => {
  const { email: own } = await joined(baseURL ?? "", "writer");
  await page.goto("/masuk?lanjut=%2Fprofil");
  await page.getByLabel("Email").fill(own);
  await page.getByLabel("Kata sandi", { exact: true }).fill(OWN_PASSWORD);
  await page.getByLabel("Perangkat bersama").check();
  await page.getByRole("button", { name: "Masuk", exact: true }).click();
  await page.waitForURL("**/profil");
  const release = await draftOf(await Program.signedIn(baseURL ?? "", own, OWN_PASSWORD));
  await page.goto(`/naskah/${release}`);
  await untilSaved(page);
  await page.context().setOffline(true);
  await toEnd(page);
  await page.keyboard.type("Kata di perangkat bersama.");
  await expect(alone(page)).toBeVisible();
  await expect(state(page)).toHaveText(/^Belum tersimpan – \d+ perubahan$/);
  expect(await page.evaluate(() => indexedDB.databases())).toEqual([]);
  const asked = page.waitForEvent("dialog");
  const closing = page.close({ runBeforeUnload: true });
  expect((await asked).type()).toBe("beforeunload");
  await (await asked).dismiss();
  await closing;
});

test("[K9] a browser that keeps nothing says so, and writing goes on", async ({
  enter,
  baseURL,
}) => {
  const page = await enter(email);
  await page.addInitScript(() => {
    indexedDB.open = () => {
      throw new DOMException("no storage here", "SecurityError");
    };
  });
  const program = await Program.signedIn(baseURL ?? "", email);
  await page.goto(`/naskah/${await draftOf(program)}`);
  await untilSaved(page);
  await page.context().setOffline(true);
  await toEnd(page);
  await page.keyboard.type("Tanpa salinan.");
  await expect(alone(page)).toBeVisible();
  await expect(state(page)).toHaveText(/^Belum tersimpan – \d+ perubahan$/);
  await page.context().setOffline(false);
  await untilSaved(page);
  await expect(body(page)).toContainText("Tanpa salinan.");
});

test("[K8] words of a text that was frozen meanwhile, or of an older page, are offered and never sent", async ({
  enter,
  baseURL,
}) => {
  const page = await enter(email);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
  const { program, release, path } = await writtenOffline(page, baseURL, "Kata yang terlambat.");
  await elsewhere(page);
  const colleague = program.join(release);
  await synced(colleague);
  colleague.body.insert(0, [paragraph("Isi yang dibekukan.")]);
  const submit = () => program.call("POST", `/releases/${release}/submit`, {});
  await expect.poll(async () => (await submit()).status).toBe(200);
  colleague.leave();

  for (const [place, name] of [
    [path, "kata yang terlambat"],
    [`${path}/tinjau`, "kata yang terlambat, di halaman tinjau"],
  ] as const) {
    await page.goto(place);
    await expect(left(page)).toContainText("naskah dibekukan sebelum kata-kata itu sampai");
    await expect(left(page).getByRole("textbox")).toHaveValue(/Kata yang terlambat\./);
    await looksRight(page, name);
  }
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await left(page).getByRole("button", { name: "Salin" }).click();
  await expect(left(page).getByRole("button", { name: "Tersalin" })).toBeVisible();
  const clip = await page.evaluate(() => navigator.clipboard.readText());
  expect(clip).toContain("Kata yang terlambat.");

  await program.call("POST", `/releases/${release}/takeback`, {});
  await page.reload();
  await untilSaved(page);
  await expect(left(page), "still of the epoch before").toBeVisible();
  await expect(body(page)).not.toContainText("Kata yang terlambat.");
  await changeKept(page, { schema: SCHEMA_NUMBER - 1 });
  await page.reload();
  await untilSaved(page);
  await expect(left(page)).toContainText("Sinergi yang lebih lama");
  await expect(body(page)).not.toContainText("Kata yang terlambat.");
  await left(page).getByRole("button", { name: "Hapus dari perangkat ini" }).click();
  await expect(left(page)).toHaveCount(0);
  expect(await keptIn(page)).toEqual([]);
});

test("[K8] a page that was offline while its text was frozen, and taken back, sends nothing and offers its words", async ({
  enter,
  baseURL,
}) => {
  const page = await enter(email);
  const program = await Program.signedIn(baseURL ?? "", email);
  const release = await draftOf(program);
  await page.goto(`/naskah/${release}`);
  await untilSaved(page);
  await toEnd(page);
  await page.keyboard.type("Isi yang dibekukan.");
  await untilSaved(page);
  await page.context().setOffline(true);
  await page.keyboard.type(" Kata yang terlambat.");
  await expect(state(page)).toContainText("disalin di perangkat ini");
  for (const step of ["submit", "takeback"]) {
    expect((await program.call("POST", `/releases/${release}/${step}`, {})).status).toBe(200);
  }
  await page.context().setOffline(false);
  await expect(left(page)).toContainText("teks naskah ini berganti sebelum kata-kata itu sampai");
  await expect(left(page).getByRole("textbox")).toHaveValue(
    /Isi yang dibekukan\. Kata yang terlambat\./,
  );
  await untilSaved(page);
  await expect(body(page)).toHaveText("Isi yang dibekukan.");
});

test("[K9] suspension removes the words of a person from this device", async ({
  enter,
  baseURL,
}) => {
  const { admin, id, self, email: own } = await joined(baseURL ?? "", "writer");
  const page = await enter(own, "/naskah", OWN_PASSWORD);
  await page.goto(`/naskah/${await draftOf(self)}`);
  await untilSaved(page);
  await page.context().setOffline(true);
  await toEnd(page);
  await page.keyboard.type("Kata orang yang dinonaktifkan.");
  await expect(state(page)).toContainText("disalin di perangkat ini");
  await admin.call("POST", `/people/${id}/suspend`, { reason: "Pindah tugas" });
  await page.context().setOffline(false);
  await expect(
    page.getByRole("alert").filter({ hasText: "Akun Anda dinonaktifkan." }),
  ).toBeVisible();
  await expect.poll(() => keptIn(page)).toEqual([]);
});

test("[C6] a copy of which the server has every word already writes nothing and goes", async ({
  enter,
  baseURL,
}) => {
  const page = await enter(email);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
  const { program, release, path } = await writtenOffline(page, baseURL, "Kata yang sudah ada.");
  const copies = await page.evaluate(async () => {
    const [{ name = "" } = {}] = await indexedDB.databases();
    const open = indexedDB.open(name);
    await new Promise((resolve) => open.addEventListener("success", resolve));
    const all = open.result.transaction("kept").objectStore("kept").getAll();
    await new Promise((resolve) => all.addEventListener("success", resolve));
    open.result.close();
    Object.assign(window, { before: all.result });
    return all.result.length;
  });
  expect(copies).toBe(1);
  await page.context().setOffline(false);
  await untilSaved(page);
  await expect.poll(() => keptIn(page)).toEqual([]);
  // As if the browser had ended between the commit and the removal of the copy.
  await page.evaluate(async () => {
    const [{ name = "" } = {}] = await indexedDB.databases();
    const open = indexedDB.open(name);
    await new Promise((resolve) => open.addEventListener("success", resolve));
    const { before } = window as unknown as { before: { tab: number }[] };
    const store = open.result.transaction("kept", "readwrite").objectStore("kept");
    const put = store.put({ ...before[0], tab: 7 });
    await new Promise((resolve) => put.addEventListener("success", resolve));
    open.result.close();
  });
  type Sent = { contributors: unknown[] };
  const before = (await program.call<Sent>("GET", `/releases/${release}`)).body;
  const stored = (await program.call("GET", `/releases/${release}/text`)).body;
  await page.goto(path);
  await untilSaved(page);
  await expect.poll(() => keptIn(page)).toEqual([]);
  expect((await program.call<Sent>("GET", `/releases/${release}`)).body).toEqual(before);
  expect((await program.call("GET", `/releases/${release}/text`)).body).toEqual(stored);
});

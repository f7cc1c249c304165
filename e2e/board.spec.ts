import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./people.ts";
import { Program } from "./program.ts";

const row = (page: Page, title: string) => page.getByRole("listitem").filter({ hasText: title });
const chip = (page: Page, name: string) =>
  page.getByRole("group", { name: "Tampilkan" }).getByRole("link", { name });
const search = (page: Page) => page.getByRole("searchbox", { name: "Cari naskah" });

type Made = { id: string };

async function start(baseURL: string | undefined, more: Record<string, unknown>) {
  const program = await Program.signedIn(baseURL ?? "", "penulis@kpu.contoh.test");
  const wish = { workspace: "contoh", kind: "siaran_pers", joint: true, ...more };
  const { body } = await program.call<Made>("POST", "/releases", wish);
  return { id: body.id, program };
}

/** An open menu floats beside the landmarks of the page, which is where menus are. */
async function isAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).disableRules("region").analyze();
  expect(violations.map((v) => `${v.id}: ${v.nodes[0]?.target}`)).toEqual([]);
}

test("[B2] filters combine, count truly and can be shared by their address", async ({ enter }) => {
  const editor = await enter("redaktur@kominfo.contoh.test");
  await chip(editor, "Menunggu saya").click();
  await editor.waitForURL("**/naskah?saring=menunggu");
  await expect(row(editor, "Pesan Berantai")).toContainText("Anda: tanda tangan");
  await expect(row(editor, "Layanan Pindah")).toContainText("Anda: terbitkan");
  await expect(row(editor, "Posko Cek Data")).toHaveCount(0);
  await editor.getByRole("button", { name: "Saring" }).click();
  await editor.getByRole("menuitemradio", { name: "Pengumuman" }).click();
  await editor.getByRole("menuitemradio", { name: "KPU" }).click();
  await isAccessible(editor);
  await editor.keyboard.press("Escape");
  await editor.waitForURL("**/naskah?saring=menunggu&instansi=kpu&jenis=pengumuman");
  await expect(row(editor, "Pesan Berantai")).toHaveCount(0);
  await expect(row(editor, "Layanan Pindah")).toBeVisible();
  const rows = await editor.getByRole("region").getByRole("listitem").count();
  await expect(chip(editor, "Menunggu saya")).toHaveAccessibleName(`Menunggu saya ${rows}`);

  const { pathname, search: query } = new URL(editor.url());
  const colleague = await enter("redaktur@kpu.contoh.test");
  await colleague.goto(`${pathname}${query}`);
  await expect(chip(colleague, "Menunggu saya")).toHaveAttribute("aria-current", "true");
  await colleague.getByRole("link", { name: "Hapus saringan Pengumuman" }).click();
  await expect(row(colleague, "Klarifikasi: TPS 07")).toBeVisible();
});

test("[B5] a word of the text finds it, as soon as it is typed, and an empty answer teaches", async ({
  enter,
}) => {
  const page = await enter("penulis@kominfo.contoh.test");
  await search(page).fill("perbaikan kelir");
  await expect(row(page, "Posko Cek Data")).toBeVisible();
  await expect(page.getByRole("region").getByRole("listitem")).toHaveCount(1);
  await expect(search(page)).toBeFocused();
  await search(page).fill("kata yang tidak ada");
  await expect(page.getByRole("heading", { name: /Tidak ada naskah yang cocok/ })).toBeVisible();
  await page.getByRole("link", { name: "Lihat semua naskah" }).click();
  await expect(row(page, "Jadwal Simulasi")).toBeVisible();
  await expect(search(page)).toHaveValue("");
});

test("[B7] the board is worked by keyboard alone", async ({ enter }) => {
  const page = await enter("penulis@kpu.contoh.test");
  const links = page.getByRole("region").getByRole("listitem").getByRole("link");
  await expect(links.first()).toBeVisible();
  await page.keyboard.press("j");
  await expect(links.nth(0)).toBeFocused();
  await page.keyboard.press("j");
  await page.keyboard.press("ArrowDown");
  await expect(links.nth(2)).toBeFocused();
  await page.keyboard.press("k");
  await expect(links.nth(1)).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(links.nth(1)).not.toBeFocused();
  await page.keyboard.press("/");
  await expect(search(page)).toBeFocused();
  await page.keyboard.type("jadwal simulasi");
  await expect(links).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(search(page)).not.toBeFocused();
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/naskah\/[0-9a-f-]{36}$/);
  await page.goBack();
  await expect(links).toHaveCount(1);
  await page.getByRole("button", { name: "Matikan pintasan" }).press("Enter");
  await page.keyboard.press("c");
  await expect(page.getByRole("button", { name: "Nyalakan pintasan" })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("c");
  await page.waitForURL("**/naskah/baru");
});

test("[B6] a text gets a date and a writer, on whose board it waits", async ({
  enter,
  baseURL,
}) => {
  const title = "Naskah yang dijadwalkan";
  const { id } = await start(baseURL, { title });
  const editor = await enter("redaktur@kpu.contoh.test");
  await expect(row(editor, title)).toContainText("Belum ada penulis");
  await row(editor, title).hover();
  await editor.getByRole("button", { name: `Tindakan untuk “${title}”` }).click();
  await editor.getByRole("menuitem", { name: /Atur tenggat/ }).click();
  const dialog = editor.getByRole("dialog", { name: "Tenggat dan penulis" });
  await dialog.getByLabel("Tanggal tenggat").fill("2030-01-07");
  await dialog.getByLabel("Jam (WIB)").fill("");
  await dialog.getByLabel("Ditulis oleh").selectOption({ label: "Sekar Ayuningrum" });
  await dialog.getByRole("button", { name: "Simpan" }).click();
  await expect(dialog.getByText("Isi tanggal dan jamnya")).toBeVisible();
  await isAccessible(editor);
  await dialog.getByLabel("Jam (WIB)").fill("09:30");
  await dialog.getByRole("button", { name: "Simpan" }).click();
  await expect(row(editor, title)).toContainText("Sekar Ayuningrum: menulis");
  await expect(row(editor, title)).toContainText("Sen, 7 Jan 2030");

  const writer = await enter("penulis@kominfo.contoh.test", "/naskah");
  await chip(writer, "Menunggu saya").click();
  await expect(row(writer, title)).toContainText("Anda: tulis");
  await writer.goto(`/naskah/${id}`);
  await writer.getByRole("button", { name: /Atur tenggat dan penulis: Sen, 7 Jan 2030/ }).click();
  await writer.getByLabel("Tanggal tenggat").fill("");
  await writer.getByLabel("Ditulis oleh").selectOption({ label: "Belum ditentukan" });
  await writer.getByRole("button", { name: "Simpan" }).click();
  await expect(writer.getByRole("button", { name: "Atur tenggat dan penulis" })).toHaveText(
    "Atur tenggat",
  );
});

test("[B4] faces and words change without a reload; rows move only when nobody is on the list", async ({
  enter,
  baseURL,
}) => {
  test.setTimeout(120_000);
  const title = "Naskah yang berpindah";
  const { id, program } = await start(baseURL, { title });
  const board = await enter("redaktur@kominfo.contoh.test");
  await expect(row(board, title)).toBeVisible();
  const writer = await enter("penulis@kpu.contoh.test", `/naskah/${id}`);
  const face = row(board, title).getByRole("img", { name: "Bagus Adiputro, KPU" });
  await expect(face).toBeVisible();
  await writer.getByRole("textbox", { name: "Isi naskah" }).fill("Isi untuk diajukan.");
  await writer.getByRole("textbox", { name: "Judul", exact: true }).press("End");
  await writer.keyboard.type(" pelan");
  await expect(row(board, `${title} pelan`)).toContainText("Bagus Adiputro: menulis");
  await writer.close();
  await expect(face).toHaveCount(0);

  await row(board, title).hover();
  const { status } = await program.call("POST", `/releases/${id}/submit`, {});
  expect(status).toBe(200);
  await expect(board.getByText("Ada naskah yang berpindah.")).toBeVisible();
  const drafts = board.getByRole("region", { name: /^Draf/ });
  await expect(drafts.getByRole("link", { name: `${title} pelan` })).toBeVisible();
  await board.getByRole("button", { name: "Perbarui daftar" }).click();
  const review = board.getByRole("region", { name: /^Sedang ditinjau/ });
  await expect(review.getByRole("link", { name: `${title} pelan` })).toBeVisible();
  await expect(board.getByText("Ada naskah yang berpindah.")).toHaveCount(0);

  await board.getByRole("heading", { level: 1 }).hover();
  await program.call("POST", `/releases/${id}/takeback`, {});
  await expect(drafts.getByRole("link", { name: `${title} pelan` })).toBeVisible();
});

test("[B3] a long group says how much is left and shows more, and how high rows are is remembered", async ({
  enter,
  baseURL,
}) => {
  const program = await Program.signedIn(baseURL ?? "", "penulis@kpu.lumajang.test");
  type Board = { groups: { state: string; count: number }[] };
  const { body: found } = await program.call<Board>("GET", "/board?workspace=lumajang");
  const before = found.groups.find(({ state }) => state === "draf")?.count ?? 0;
  const all = before + 30;
  for (let n = 1; n <= 30; n++) {
    const wish = {
      workspace: "lumajang",
      kind: "pengumuman",
      title: `Pengumuman ${n}`,
      joint: true,
    };
    expect((await program.call("POST", "/releases", wish)).status).toBe(201);
  }
  const page = await enter("redaktur@kominfo.lumajang.test");
  const drafts = page.getByRole("region", { name: `Draf ${all}` });
  await expect(drafts.getByRole("listitem")).toHaveCount(25);
  await expect(drafts.getByText(`25 dari ${all} ditampilkan`)).toBeVisible();
  await page.route("**/api/v1/board/groups/**", (route) => route.abort(), { times: 1 });
  await drafts.getByRole("button", { name: "Tampilkan lagi" }).click();
  await expect(page.getByText("Daftar tidak dapat dimuat.")).toBeVisible();
  await drafts.getByRole("button", { name: "Coba lagi" }).click();
  await expect(drafts.getByRole("listitem")).toHaveCount(all);
  await expect(drafts.getByRole("button", { name: "Tampilkan lagi" })).toHaveCount(0);

  const dense = page.getByRole("button", { name: "Rapat" });
  await expect(dense).toHaveAttribute("aria-pressed", "true");
  const height = async () => (await drafts.getByRole("listitem").first().boundingBox())?.height;
  expect(await height()).toBeCloseTo(40, 0);
  await dense.click();
  await page.reload();
  await expect(dense).toHaveAttribute("aria-pressed", "false");
  expect(await height()).toBeCloseTo(52, 0);
});

test("[B5] an admin without a workspace is told why nothing is here, and where to go", async ({
  enter,
}) => {
  const admin = await enter("admin@contoh.test");
  await expect(admin.getByRole("heading", { name: "Tidak ada naskah untuk Anda." })).toBeVisible();
  await expect(admin.getByText("empat langkah")).toHaveCount(0);
  await admin.getByRole("link", { name: "Buka Pengaturan" }).click();
  await admin.waitForURL("**/pengaturan");
});

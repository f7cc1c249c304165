import { looksRight } from "./looks-right.ts";
import { expect, test } from "./people.ts";
import { Program } from "./program.ts";

test("every page of the newsroom is accessible and fits a phone", async ({ enter, baseURL }) => {
  test.setTimeout(180_000);
  const page = await enter("redaktur@kominfo.contoh.test");
  await looksRight(page, "papan");
  await page.goto("/naskah?q=tidak-ada-yang-begini");
  await looksRight(page, "papan kosong");
  await page.goto("/naskah/baru");
  await looksRight(page, "naskah baru");
  const program = await Program.signedIn(baseURL ?? "", "redaktur@kominfo.contoh.test");
  const idIn = async (state: string) => {
    type Listed = { items: { id: string }[] };
    const list = await program.call<Listed>("GET", `/releases?workspace=contoh&state=${state}`);
    return list.body.items[0]?.id;
  };
  await page.goto(`/naskah/${await idIn("draf")}`);
  await expect(page.getByRole("textbox", { name: "Isi naskah" })).toBeVisible();
  await looksRight(page, "meja tulis");
  for (const state of ["ditinjau", "disetujui", "terbit"]) {
    const id = await idIn(state);
    if (!id) continue;
    await page.goto(`/naskah/${id}/tinjau`);
    await looksRight(page, `tinjau ${state}`);
  }
  await page.goto("/naskah/bukan-id");
  await looksRight(page, "tidak ditemukan");
});

test("[P2] pages without a session are accessible; public ones have no script and answer 304", async ({
  page,
  request,
}) => {
  test.setTimeout(120_000);
  await page.goto("/masuk");
  await looksRight(page, "masuk");
  await page.goto("/rilis/contoh");
  await looksRight(page, "daftar publik");
  await page.getByRole("main").getByRole("link").first().click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await looksRight(page, "halaman publik");
  await expect(page.getByText("Peragaan – bukan siaran resmi")).toBeVisible();
  const url = page.url();
  const first = await request.get(url);
  expect(await first.text()).not.toMatch(/<script|javascript:|\son\w+=|style=/i);
  expect(first.headers()["content-security-policy"]).toContain("script-src 'none'");
  const etag = first.headers().etag ?? "";
  expect((await request.get(url, { headers: { "if-none-match": etag } })).status()).toBe(304);
  expect(await first.text()).toContain('content="noindex"');
  await page.goto("/rilis/contoh/tidak-ada");
  await looksRight(page, "publik tidak ditemukan");
});

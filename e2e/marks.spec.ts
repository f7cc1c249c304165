import type { Page } from "@playwright/test";
import { body, expect, test, untilSaved } from "./people.ts";
import { Program } from "./program.ts";

const [writer, colleague, editor] = [
  "penulis@kpu.contoh.test",
  "penulis@kominfo.contoh.test",
  "redaktur@kominfo.contoh.test",
];

async function freshRelease(baseURL: string | undefined) {
  const program = await Program.signedIn(baseURL ?? "", writer);
  const wish = { workspace: "contoh", kind: "siaran_pers", title: "Luas gudang logistik" };
  const { body: made } = await program.call<{ id: string }>("POST", "/releases", {
    ...wish,
    joint: true,
  });
  return `/naskah/${made.id}`;
}

const tool = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

/** Turns a tool on for these words alone. */
async function typeWith(page: Page, name: string, words: string): Promise<void> {
  await tool(page, name).click();
  await page.keyboard.type(words);
  await tool(page, name).click();
}

/** What stands in a text besides plain words. */
async function looksOf(text: ReturnType<typeof body>) {
  return {
    mark: await text.locator("mark").allTextContents(),
    sup: await text.locator("sup").allTextContents(),
    sub: await text.locator("sub").allTextContents(),
    rules: await text.locator("hr").count(),
  };
}

test("[K13] marks and dividing lines reach a colleague and stand on the page where they sign", async ({
  enter,
  baseURL,
}) => {
  const path = await freshRelease(baseURL);
  const ana = await enter(writer, path);
  const budi = await enter(colleague, path);
  await Promise.all([untilSaved(ana), untilSaved(budi)]);
  await body(ana).click();
  await ana.keyboard.type("Gudang seluas 120 m");
  await typeWith(ana, "Naik (m²)", "2");
  await ana.keyboard.type(" dengan kadar CO");
  await typeWith(ana, "Turun (CO₂)", "2");
  await ana.keyboard.type(" rendah, ");
  await typeWith(ana, "Sorot", "terbuka untuk umum");
  await ana.keyboard.type(".");
  await tool(ana, "Garis pemisah").click();
  await ana.keyboard.type("Keterangan lain menyusul.");
  const all = { mark: ["terbuka untuk umum"], sup: ["2"], sub: ["2"], rules: 1 };
  await expect.poll(() => looksOf(body(budi))).toEqual(all);
  await untilSaved(ana);
  await ana.getByRole("button", { name: "Ajukan", exact: true }).click();
  await ana.waitForURL(`**${path}/tinjau`);
  const reviewer = await enter(editor, `${path}/tinjau`);
  await expect.poll(() => looksOf(reviewer.getByRole("article"))).toEqual(all);
});

test("[K13] what is pasted keeps them, and nothing that a release does not have", async ({
  enter,
  baseURL,
}) => {
  const page = await enter(writer, await freshRelease(baseURL));
  await untilSaved(page);
  await body(page).click();
  await body(page).evaluate((element) => {
    const clipboard = new DataTransfer();
    clipboard.setData(
      "text/html",
      `<p class="MsoNormal">Luas 5 m<sup>2</sup>, <mark class="lime">baru</mark></p><hr>
       <p>H<sub>2</sub>O</p>`,
    );
    element.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData: clipboard, bubbles: true, cancelable: true }),
    );
  });
  const all = { mark: ["baru"], sup: ["2"], sub: ["2"], rules: 1 };
  await expect.poll(() => looksOf(body(page))).toEqual(all);
  await expect(body(page).locator(".MsoNormal, .lime")).toHaveCount(0);
  await untilSaved(page);
});

test("[K14] quotation marks become those of print, Backspace gives the straight one back", async ({
  enter,
  baseURL,
}) => {
  const page = await enter(writer, await freshRelease(baseURL));
  await untilSaved(page);
  const title = page.getByRole("textbox", { name: "Judul", exact: true });
  await title.click();
  await page.keyboard.press("End");
  await page.keyboard.type(' "terpadu"');
  await expect(title).toHaveText("Luas gudang logistik “terpadu”");
  await body(page).click();
  await page.keyboard.type(`Katanya, "hari Jum'at 1/2 jam, ukuran 2x3 (c) -> sekian".`);
  await expect(body(page)).toContainText(
    "Katanya, “hari Jum’at 1/2 jam, ukuran 2x3 (c) -> sekian”.",
  );
  await page.keyboard.type(' "');
  await expect(body(page)).toContainText("”. “");
  await page.keyboard.press("Backspace");
  await expect(body(page)).toContainText('”. "');
});

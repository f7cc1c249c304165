import type { Page } from "@playwright/test";
import { looksRight } from "./looks-right.ts";
import { draftOf } from "./newcomers.ts";
import { body, expect, test, toEnd, untilSaved } from "./people.ts";
import { Program } from "./program.ts";

const [writer, colleague] = ["penulis@kpu.contoh.test", "penulis@kominfo.contoh.test"];

/** The words of each writer as the page colours them, joined. */
async function colouredBy(page: Page): Promise<Record<string, string>> {
  const marks = await body(page)
    .locator(".author")
    .evaluateAll((all) => all.map((one) => [one.getAttribute("title") ?? "", one.textContent]));
  const words: Record<string, string> = {};
  for (const [name = "", text] of marks) words[name] = (words[name] ?? "") + text;
  return words;
}

test("[K35] who wrote what is coloured by person and by agency, follows what is written, and leaves Enter and headings their writers", async ({
  enter,
  baseURL,
}) => {
  const program = await Program.signedIn(baseURL ?? "", writer);
  const path = `/naskah/${await draftOf(program)}`;
  const ana = await enter(writer, path);
  const budi = await enter(colleague, path);
  await Promise.all([untilSaved(ana), untilSaved(budi)]);
  await toEnd(ana);
  await ana.keyboard.press("Enter");
  await ana.keyboard.type("Kotak suara tiba pagi ini di gudang.");
  await untilSaved(ana);
  await expect(body(budi)).toContainText("di gudang.");

  await test.step("a colleague breaks the line, makes a heading of it and adds their own", async () => {
    await toEnd(budi);
    for (let n = 0; n < "di gudang.".length; n++) await budi.keyboard.press("ArrowLeft");
    await budi.keyboard.press("Enter");
    await budi.getByRole("button", { name: "Subjudul", exact: true }).click();
    await toEnd(budi);
    await budi.keyboard.type(" Dijaga polisi.");
    await untilSaved(budi);
  });

  const button = ana.getByRole("button", { name: "Siapa menulis apa" });
  await button.click();
  const strip = ana.getByRole("region", { name: "Siapa menulis apa" });
  await expect(strip.getByRole("listitem")).toHaveCount(2);
  const [first, second] = await strip.locator("li .author").allTextContents();
  const [anas, budis] = first?.includes("KPU") ? [first, second] : [second, first];
  const wanted = {
    [anas ?? ""]: "Kotak suara tiba pagi ini di gudang.",
    [budis ?? ""]: " Dijaga polisi.",
  };
  await expect.poll(() => colouredBy(ana)).toEqual(wanted);
  await looksRight(ana, "siapa menulis apa");

  await test.step("what is written meanwhile is coloured a moment later", async () => {
    await budi.keyboard.type(" Aman.");
    await expect
      .poll(() => colouredBy(ana))
      .toEqual({ ...wanted, [budis ?? ""]: " Dijaga polisi. Aman." });
  });

  await test.step("by agency, and off again", async () => {
    await strip.getByLabel("Per lembaga").check();
    await expect(strip.getByRole("listitem")).toContainText(["KPU", "Diskominfo"]);
    await expect.poll(async () => Object.keys(await colouredBy(ana)).length).toBe(2);
    await button.click();
    await expect(strip).toHaveCount(0);
    await expect(body(ana).locator(".author")).toHaveCount(0);
  });

  const { body: stored } = await program.call("GET", `/releases/${path.split("/").at(-1)}/text`);
  expect(JSON.stringify(stored)).not.toContain("author");
});

test("[K35] without the server the strip says so and asks again when told to", async ({
  enter,
  baseURL,
}) => {
  const program = await Program.signedIn(baseURL ?? "", writer);
  const page = await enter(writer, `/naskah/${await draftOf(program)}`);
  await untilSaved(page);
  await page.route("**/authorship", (route) => route.abort());
  await page.getByRole("button", { name: "Siapa menulis apa" }).click();
  const strip = page.getByRole("region", { name: "Siapa menulis apa" });
  await expect(strip.getByRole("alert")).toContainText("Penulis tidak dapat dimuat.");
  await page.unroute("**/authorship");
  await strip.getByRole("button", { name: "Coba lagi" }).click();
  await expect(strip.getByRole("alert")).toHaveCount(0);
});

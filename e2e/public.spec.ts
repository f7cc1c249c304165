import { addressOf, PAGES } from "./pages.ts";
import { expect, test } from "./people.ts";

const MOST_BYTES = 100_000;

async function publishedAddress(baseURL: string | undefined): Promise<string> {
  const page = PAGES.find(({ name }) => name === "rilis");
  if (!page) throw new Error("no page of that name");
  return addressOf(page, baseURL ?? "");
}

test("[P2] a public page has no script, says that it is a demo, and is answered 304 when unchanged", async ({
  request,
  baseURL,
}) => {
  const address = await publishedAddress(baseURL);
  for (const url of [address, `${address}?bahasa=en`, "/rilis/contoh"]) {
    const first = await request.get(url);
    const html = await first.text();
    expect(html).not.toMatch(/<script|javascript:|\son\w+=|style=/i);
    expect(first.headers()["content-security-policy"]).toContain("script-src 'none'");
    expect(html).toContain('content="noindex"');
    expect(html).toMatch(/Peragaan – bukan siaran resmi|Demonstration – not an official release/);
    const { etag = "" } = first.headers();
    const again = await request.get(url, { headers: { "if-none-match": etag } });
    expect(again.status()).toBe(304);
  }
});

test("[F5] the language of a public page comes from its address alone and stays on its links", async ({
  page,
  request,
  baseURL,
}) => {
  const address = await publishedAddress(baseURL);
  const indonesian = await request.get(address, { headers: { "accept-language": "en" } });
  const english = await request.get(`${address}?bahasa=en`, {
    headers: { cookie: "sinergi.bahasa=id" },
  });
  expect(await indonesian.text()).toContain('<html lang="id">');
  expect(await english.text()).toContain('<html lang="en">');
  expect(indonesian.headers().etag).not.toBe(english.headers().etag);

  await page.goto("/rilis/contoh");
  await page.getByRole("link", { name: "English" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Kabupaten Contoh press room");
  await page.getByRole("main").getByRole("link").first().click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.getByRole("heading", { name: /^Signed by (two|one) agenc/ })).toBeVisible();
  await expect(page.getByRole("article")).toHaveAttribute("lang", "id");
  const others = page.locator('link[rel="alternate"]');
  await expect(others).toHaveCount(2);
  await page.getByRole("link", { name: /press room/ }).click();
  await expect(page).toHaveURL(/\/rilis\/contoh\?bahasa=en$/);
  await page.getByRole("link", { name: "Bahasa Indonesia" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ruang Pers Kabupaten Contoh");
});

test("[F9] a public page and all that it needs are no heavier than 100 kB", async ({
  page,
  baseURL,
}) => {
  const bodies: Promise<Buffer>[] = [];
  page.on("response", (answer) => {
    if (answer.request().resourceType() !== "image") bodies.push(answer.body());
  });
  await page.goto(await publishedAddress(baseURL), { waitUntil: "networkidle" });
  await page.evaluate(() => document.fonts.ready.then(() => {}));
  const bytes = (await Promise.all(bodies)).reduce((sum, { length }) => sum + length, 0);
  expect(bytes).toBeGreaterThan(10_000);
  expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
});

test("[F9] printed, a release is black on white, with its signatures and without what is only for screens", async ({
  page,
  baseURL,
}) => {
  await page.goto(await publishedAddress(baseURL));
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await expect(page.getByRole("banner")).toBeHidden();
  await expect(page.getByRole("heading", { name: /^Ditandatangani/ })).toBeVisible();
  await expect(page.getByText("Sidik teks (SHA-256)")).toBeVisible();
  const paper = await page.evaluate(() => {
    const { backgroundColor, color } = getComputedStyle(document.body);
    return { backgroundColor, color };
  });
  expect(paper).toEqual({ backgroundColor: "rgb(255, 255, 255)", color: "rgb(29, 24, 32)" });
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const sheets = pdf.toString("latin1").match(/\/MediaBox \[0 0 59\d[.\d]* 84\d/g) ?? [];
  expect(sheets.length).toBeGreaterThanOrEqual(1);
  expect(sheets.length).toBeLessThanOrEqual(2);
});

import { chromium } from "@playwright/test";
const o = process.argv[2];
const b = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
for (const [w, h, scheme] of [[1440, 900, "light"], [1440, 900, "dark"], [390, 844, "light"]]) {
  const c = await b.newContext({ baseURL: o, viewport: { width: w, height: h }, colorScheme: scheme, locale: "id-ID" });
  const p = await c.newPage();
  const { csrfToken } = await (await c.request.get("/api/auth/csrf")).json();
  await c.request.post("/api/auth/callback/credentials", { form: { csrfToken, json: "true", email: "penulis@kpu.contoh.test", password: "sinergi-demo-2026" } });
  await p.goto("/naskah");
  await p.waitForTimeout(500);
  const href = await p.locator("a[href^='/naskah/0']").first().getAttribute("href");
  await p.goto(href);
  await p.getByRole("status").getByText(/^Tersimpan/).waitFor();
  const body = p.getByRole("textbox", { name: "Isi naskah" });
  await p.keyboard.press("Escape");
  const second = body.locator(":scope > *").nth(1);
  await second.click();
  await p.waitForTimeout(1500);
  if (w > 1000) {
    const handle = p.getByRole("button", { name: "Geser blok" });
    const from = await handle.boundingBox();
    await p.mouse.move(from.x + 10, from.y + 10);
    await p.mouse.down();
    const third = await body.locator(":scope > *").nth(3).boundingBox();
    await p.mouse.move(from.x + 10, third.y + third.height - 4, { steps: 6 });
    await p.waitForTimeout(300);
  }
  await p.screenshot({ path: `/tmp/shot-${w}-${scheme}.png` });
  await p.keyboard.press("Escape"); await p.mouse.up();
  await c.close();
}
await b.close();

import { expect, test } from "./people.ts";
import { PASSWORD, Program } from "./program.ts";

test.use({ locale: "en-GB" });

test("[F5] the door speaks Indonesian until somebody chooses, also to a browser that prefers English", async ({
  page,
  browser,
}) => {
  await page.goto("/masuk?lanjut=%2Fnaskah%2Fbaru");
  await expect(page.locator("html")).toHaveAttribute("lang", "id");
  await page.getByRole("button", { name: "English" }).click();
  await expect(page).toHaveURL(/\/masuk\?lanjut=%2Fnaskah%2Fbaru$/);
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
  await page.getByLabel("Email").fill("penulis@kpu.contoh.test");
  await page.getByLabel("Password", { exact: true }).fill("wrong on purpose");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByText("Email and password do not match.")).toBeVisible();
  await page.goto("/tidak-ada");
  await expect(page.getByRole("heading", { name: "This page does not exist" })).toBeVisible();

  const plain = await browser.newContext({ javaScriptEnabled: false });
  const still = await plain.newPage();
  await still.goto(new URL("/masuk", page.url()).href);
  await still.getByRole("button", { name: "English" }).click();
  await expect(still.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
  await plain.close();
});

test("[F5] a refusal of the API follows the reader, and choosing a language leads nowhere else", async ({
  baseURL,
}) => {
  const program = new Program(baseURL ?? "");
  const chosen = await program.fetch("/bahasa", {
    method: "POST",
    body: new URLSearchParams({ bahasa: "en", lanjut: "https://jahat.test/" }),
  });
  expect(chosen.headers.get("location")).toBe("/naskah");
  const english = await program.call<{ detail: string }>("GET", "/releases");
  expect(english.body.detail).toBe("You need to sign in first.");
  await program.signIn("penulis@kpu.contoh.test", PASSWORD);
  // From now on the person's own setting counts.
  const own = await program.call<{ detail: string }>("GET", "/releases/bukan-id");
  expect(own.body.detail).toBe("Tidak ditemukan.");
});

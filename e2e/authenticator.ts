import { expect, type Page } from "@playwright/test";
import { generateSync } from "otplib";
import type { Program } from "./program.ts";
import { OWN_PASSWORD } from "./regency.ts";

const STEP = 30_000;
const step = () => Math.floor(Date.now() / STEP);

/** The app on somebody's phone: it gives each code once, as the server takes each once. */
export class Authenticator {
  readonly secret: string;
  #last = 0;
  /** What is left of the recovery codes. */
  codes: string[] = [];

  constructor(secret: string) {
    this.secret = secret;
  }

  /** A code that was not used yet; waits for the next half minute where it has to. */
  async code(): Promise<string> {
    const next = Math.max(step(), this.#last + 1);
    // The server takes the code of the coming half minute already.
    await expect
      .poll(step, { timeout: 2 * STEP, intervals: [250] })
      .toBeGreaterThanOrEqual(next - 1);
    this.#last = next;
    return generateSync({ secret: this.secret, epoch: (next * STEP) / 1000 });
  }

  /** One of the recovery codes, which is used up. */
  recoveryCode(): string {
    const code = this.codes.shift();
    if (!code) throw new Error("no recovery code is left");
    return code;
  }
}

const WORDS = {
  id: {
    code: "Kode enam angka",
    submit: "Aktifkan",
    list: "Kode pemulihan",
    saved: "Saya sudah menyimpan",
  },
  en: {
    code: "Six-digit code",
    submit: "Turn on",
    list: "Recovery codes",
    saved: "I have saved them",
  },
};

/** Sets up the second factor on the page that asks for it, up to the recovery codes. */
export async function enrolOn(page: Page, language: "id" | "en" = "id"): Promise<Authenticator> {
  const words = WORDS[language];
  await page.waitForURL("**/masuk/faktor?**");
  const secret = (await page.locator(".secret .mono").textContent()) ?? "";
  const authenticator = new Authenticator(secret.replaceAll(" ", ""));
  await page.getByLabel(words.code).fill(await authenticator.code());
  await page.getByRole("button", { name: words.submit }).click();
  const list = page.getByRole("list", { name: words.list });
  await expect(list.getByRole("listitem")).toHaveCount(10);
  authenticator.codes = await list.getByRole("listitem").allTextContents();
  return authenticator;
}

/** The same, and on to the page that was asked for. */
export async function enrolAndGoOn(
  page: Page,
  language: "id" | "en" = "id",
): Promise<Authenticator> {
  const authenticator = await enrolOn(page, language);
  await page.getByRole("button", { name: WORDS[language].saved }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/masuk"));
  return authenticator;
}

/** A program sets up the second factor of whom it is signed in as. */
export async function enrolled(program: Program, current = OWN_PASSWORD): Promise<Authenticator> {
  const offer = await program.call<{ secret: string }>("POST", "/me/factor/offer", { current });
  expect(offer.status).toBe(200);
  const authenticator = new Authenticator(offer.body.secret);
  const code = await authenticator.code();
  const made = await program.call<{ recoveryCodes: string[] }>("POST", "/me/factor/confirm", {
    code,
  });
  expect(made.status).toBe(200);
  authenticator.codes = made.body.recoveryCodes;
  return authenticator;
}

/** Signs in on the page as somebody who has an authenticator. */
export async function signInWithCode(
  page: Page,
  { email, password, code }: { email: string; password: string; code: string },
  target = "/naskah",
): Promise<void> {
  await page.goto(`/masuk?lanjut=${encodeURIComponent(target)}`);
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Kata sandi", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Masuk", exact: true }).click();
  await page.waitForURL("**/masuk/faktor?**");
  await page.getByLabel("Kode dari aplikasi autentikator").fill(code);
  await page.getByRole("button", { name: "Lanjutkan" }).click();
  await page.waitForURL((url) => url.pathname === target);
}

/** On paper there are the codes, whose they are, and nothing else. */
export async function printsCodesAlone(page: Page): Promise<void> {
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("list", { name: "Kode pemulihan" })).toBeVisible();
  await expect(page.getByText(/^Kode pemulihan Sinergi untuk /)).toBeVisible();
  await expect(page.getByRole("button")).toHaveCount(0);
  await expect(page.getByRole("heading")).toHaveCount(0);
  await page.emulateMedia({ media: "screen" });
}

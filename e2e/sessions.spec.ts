import type { Browser, Page } from "@playwright/test";
import { enrolled } from "./authenticator.ts";
import { looksRight } from "./looks-right.ts";
import { draftOf } from "./newcomers.ts";
import { hoursEndIn, idleFor, OwnServer } from "./own-server.ts";
import { body, expect, signIn, test, toEnd, untilSaved } from "./people.ts";
import { PASSWORD, Program, refusedWith } from "./program.ts";
import { dialog, lookUp, minutesLeft, passwordAgain } from "./session-dialog.ts";

test.describe.configure({ timeout: 180_000 });

const email = "penulis@kpu.contoh.test";
const again = "Masuk lagi untuk melanjutkan";

/** A page of a browser of its own, signed in, with the first tour behind it. */
async function enter(browser: Browser, origin: string, target: string): Promise<Page> {
  const program = await Program.signedIn(origin, email);
  await program.call("POST", "/me/tour", { closed: true });
  const context = await browser.newContext({ baseURL: origin });
  const page = await context.newPage();
  await signIn(page, email, target);
  return page;
}

test("[S8] five minutes before an idle end the page asks, and one key keeps the session", async ({
  browser,
}) => {
  const server = await OwnServer.start();
  const page = await enter(browser, server.origin, "/profil");
  expect(await minutesLeft(page)).toBeGreaterThan(29);
  await server.away(idleFor(26));
  await lookUp(page);
  const asked = dialog(page, "Masih di sini?");
  await expect(asked).toBeVisible();
  await expect(asked.getByRole("button", { name: "Tetap masuk" })).toBeFocused();
  await expect(asked.getByText(/^[34]\.\d\d$/)).toBeVisible();
  await expect(asked.getByRole("status")).toHaveText("Sesi berakhir dalam 4 menit.");
  expect(await minutesLeft(page), "asking does not keep it alive").toBeLessThan(4);
  await looksRight(page, "sesi segera berakhir");
  await page.keyboard.press("Enter");
  await expect(asked).toHaveCount(0);
  expect(await minutesLeft(page)).toBeGreaterThan(29);

  await test.step("after eight hours nothing keeps it, but signing in again over the page does", async () => {
    await page.goto(`/naskah/${await draftOf(await Program.signedIn(server.origin, email))}`);
    await toEnd(page);
    await page.keyboard.type("Satu kalimat.");
    await untilSaved(page);
    await server.away(hoursEndIn(4));
    await lookUp(page);
    const near = dialog(page, "Sesi hampir berakhir");
    await expect(near.getByText(/Setelah 8 jam/)).toBeVisible();
    await near.getByRole("button", { name: "Nanti saja" }).click();
    await expect(near).toHaveCount(0);
    await untilSaved(page);
    await toEnd(page);
    await page.keyboard.type(" Sesi ini masih hidup.");
    await untilSaved(page);
    expect(await minutesLeft(page)).toBeLessThan(5);
    await page.reload();
    await passwordAgain(page);
    await expect(near).toHaveCount(0);
    expect(await minutesLeft(page)).toBeGreaterThan(29);
    await toEnd(page);
    await page.keyboard.type(" Dan sesudah masuk lagi.");
    await untilSaved(page);
  });
  await page.context().close();
  await server.stop();
});

test("[S13] whoever was away too long signs in again over the page, and the words that waited arrive", async ({
  browser,
}) => {
  const server = await OwnServer.start();
  const page = await enter(browser, server.origin, "/naskah");
  const release = await draftOf(await Program.signedIn(server.origin, email));
  await page.goto(`/naskah/${release}`);
  await toEnd(page);
  await page.keyboard.type("Kata yang tersimpan.");
  await untilSaved(page);
  const board = await page.context().newPage();
  await board.goto("/naskah");
  await page.bringToFront();

  await page.context().setOffline(true);
  await page.keyboard.type(" Kata yang menunggu.");
  await server.away(idleFor(31));
  await page.context().setOffline(false);
  const asked = dialog(page, again);
  await expect(asked).toBeVisible();
  await expect(asked.getByLabel("Kata sandi", { exact: true })).toBeFocused();
  await expect(asked.getByLabel("Email")).toHaveValue(email);
  await expect(asked.getByLabel("Email")).not.toBeEditable();
  await passwordAgain(page, "keliru sekali");
  await expect(asked.getByText("Email atau kata sandi tidak cocok.")).toBeVisible();

  await test.step("it can be put aside to copy the words, and comes back by its button", async () => {
    await page.keyboard.press("Escape");
    await expect(asked).toHaveCount(0);
    await expect(page.getByText("Sesi Anda berakhir.")).toBeVisible();
    await expect(page.getByRole("textbox", { name: /Teks/ })).toHaveValue(/Kata yang menunggu/);
    await page.getByRole("button", { name: "Masuk", exact: true }).click();
    await expect(asked).toBeVisible();
  });
  await passwordAgain(page);
  await expect(asked).toHaveCount(0);
  await untilSaved(page);
  await expect(body(page)).toContainText("Kata yang tersimpan. Kata yang menunggu.");

  const reader = await Program.signedIn(server.origin, "redaktur@kpu.contoh.test");
  const seen = reader.join(release);
  await expect.poll(() => seen.body.toString()).toContain("Kata yang menunggu.");
  seen.leave();
  await lookUp(board);
  await expect(board.getByRole("alertdialog"), "the other tab goes on too").toHaveCount(0);

  await test.step("a command that was refused runs once somebody has signed in", async () => {
    await board.goto("/profil");
    await server.away(idleFor(31));
    await board.getByRole("textbox", { name: "Jabatan" }).fill("Pranata Humas Muda");
    await board.keyboard.press("Enter");
    await expect(dialog(board, again)).toBeVisible();
    await looksRight(board, "masuk lagi");
    await passwordAgain(board);
    await expect(board.getByText("Tersimpan.", { exact: true })).toBeVisible();
    await expect(board.getByRole("textbox", { name: "Jabatan" })).toHaveValue("Pranata Humas Muda");
  });
  await page.context().close();
  await server.stop();
});

test("[S13] whoever has an authenticator shows its code over the page too", async ({ browser }) => {
  const server = await OwnServer.start();
  const program = await Program.signedIn(server.origin, email);
  await program.call("POST", "/me/tour", { closed: true });
  const release = await draftOf(program);
  const authenticator = await enrolled(program, PASSWORD);
  const context = await browser.newContext({ baseURL: server.origin });
  await context.addCookies(program.cookies());
  const page = await context.newPage();
  await page.goto(`/naskah/${release}`);
  await toEnd(page);
  await context.setOffline(true);
  await page.keyboard.type("Kata yang menunggu dua langkah.");
  await server.away(idleFor(31));
  await context.setOffline(false);
  await expect(dialog(page, again)).toBeVisible();
  await passwordAgain(page);
  const asked = dialog(page, "Masukkan kode");
  await expect(asked).toBeVisible();
  await looksRight(page, "kode di atas halaman");
  await asked.getByLabel("Kode dari aplikasi autentikator").fill(await authenticator.code());
  await asked.getByRole("button", { name: "Lanjutkan" }).click();
  await expect(asked).toHaveCount(0);
  await untilSaved(page);
  const seen = program.join(release);
  expect(await refusedWith(seen), "the session of before opens nothing").toBe(4401);
  seen.leave();
  await page.reload();
  await expect(body(page)).toContainText("Kata yang menunggu dua langkah.");
  await context.close();
  await server.stop();
});

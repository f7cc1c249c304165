import { looksRight } from "./looks-right.ts";
import { draftOf, joined, OWN_PASSWORD } from "./newcomers.ts";
import { idleFor, OwnServer } from "./own-server.ts";
import { expect, test, toEnd, untilSaved } from "./people.ts";
import { Program, paragraph, synced } from "./program.ts";
import { dialog, lookUp, minutesLeft, type Session } from "./session-dialog.ts";

test.describe.configure({ timeout: 180_000 });

const email = "penulis@kpu.contoh.test";

test("[S7] pages opened, POSTs and edits keep a session alive, and nothing that a page does by itself", async () => {
  const server = await OwnServer.start();
  const { origin } = server;
  const enter = () => Program.signedIn(origin, email);
  const idle = await enter();
  const release = await draftOf(idle);
  const active = { reader: await enter(), poster: await enter(), writer: await enter() };
  await server.away(idleFor(20));
  const minutes = async (program: Program) => {
    const { body } = await program.call<Session>("GET", "/me/session");
    return Math.round((Date.parse(body.idleEndsAt) - Date.parse(body.now)) / 60_000);
  };
  const since = encodeURIComponent(new Date().toISOString());
  for (const path of [`/board/pulse?since=${since}`, "/board", `/releases/${release}`, "/me"]) {
    expect((await idle.call("GET", path)).status, path).toBe(200);
  }
  const unopened: Record<string, string>[] = [
    { "sec-fetch-dest": "empty" },
    { "sec-purpose": "prefetch" },
  ];
  for (const headers of unopened) {
    expect((await idle.fetch("/naskah", { headers })).status).toBe(200);
  }
  const joined = idle.join(release);
  await synced(joined);
  expect(await minutes(idle)).toBe(10);
  joined.leave();

  expect((await active.reader.fetch("/naskah")).status).toBe(200);
  expect((await active.poster.call("POST", "/me/session/extend", {})).status).toBe(200);
  const writing = active.writer.join(release);
  await synced(writing);
  expect(await minutes(active.writer)).toBe(10);
  writing.body.insert(0, [paragraph("Kata.")]);
  await expect.poll(() => minutes(active.writer)).toBe(30);
  writing.leave();
  expect(await minutes(active.reader)).toBe(30);
  expect(await minutes(active.poster)).toBe(30);
  expect(await minutes(idle)).toBe(10);
  await server.stop();
});

test("[S12] words of one person never go out under the name of another who signs in", async ({
  enter,
  baseURL,
}) => {
  const page = await enter(email);
  const writer = await Program.signedIn(baseURL ?? "", email);
  const release = await draftOf(writer);
  await page.goto(`/naskah/${release}`);
  await toEnd(page);
  await page.keyboard.type("Kata sebelum.");
  await untilSaved(page);
  await page.context().setOffline(true);
  await page.keyboard.type(" Kata orang pertama.");

  const program = await Program.signedIn(baseURL ?? "", "penulis@kominfo.contoh.test");
  const [name = "", value = ""] =
    program.cookie.match(/(sinergi\.session)=([^;]+)/)?.slice(1) ?? [];
  await page.context().addCookies([{ name, value, url: baseURL ?? "" }]);
  await page.context().setOffline(false);
  const asked = dialog(page, "Orang lain masuk di peramban ini");
  await expect(asked).toBeVisible();
  await looksRight(page, "orang lain masuk");
  await asked.getByRole("button", { name: "Tutup" }).click();
  await expect(page.getByText("Orang lain masuk di peramban ini.")).toBeVisible();
  const seen = writer.join(release);
  await expect.poll(() => seen.body.toString()).toContain("Kata sebelum.");
  expect(seen.body.toString()).not.toContain("Kata orang pertama.");
  seen.leave();

  const sent = await program.call(
    "POST",
    "/me/profile",
    { title: "Nama orang lain" },
    { "sinergi-person": "00000000-0000-7000-8000-000000000000" },
  );
  expect(sent).toMatchObject({ status: 401, body: { why: "other-person" } });
});

test("[S14] on a shared device a session is short, its cookie goes with the browser, and nothing stays", async ({
  page,
  baseURL,
}) => {
  const { email: own } = await joined(baseURL ?? "", "writer");
  await page.goto("/masuk?lanjut=%2Fprofil");
  await page.getByLabel("Email").fill(own);
  await page.getByLabel("Kata sandi", { exact: true }).fill(OWN_PASSWORD);
  await expect(page.getByLabel("Perangkat bersama")).not.toBeChecked();
  await page.getByLabel("Perangkat bersama").check();
  await page.getByRole("button", { name: "Masuk", exact: true }).click();
  await page.waitForURL("**/profil");
  const cookie = async () =>
    (await page.context().cookies()).find((one) => one.name === "sinergi.session");
  expect((await cookie())?.expires).toBe(-1);
  expect(await minutesLeft(page)).toBeLessThanOrEqual(10);
  const sessions = page.getByRole("region", { name: "Sesi" });
  await expect(sessions.getByText("Perangkat bersama")).toHaveCount(1);
  await expect(sessions.getByText(/Berakhir pukul \d\d\.\d\d/)).toHaveCount(2);

  const kept = () =>
    page.evaluate(async () => ({
      local: { ...localStorage },
      caches: await caches.keys(),
      workers: (await navigator.serviceWorker.getRegistrations()).length,
    }));
  const nothing = { local: {}, caches: [], workers: 0 };
  await page.getByLabel(/^Akun: /).click();
  await page.getByRole("menuitem", { name: "Pintasan papan ketik" }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: "Matikan pintasan satu huruf" })
    .click();
  await page.keyboard.press("Escape");
  expect(await kept()).toEqual(nothing);

  await test.step("a new password gives the session another cookie of the same kind", async () => {
    const before = (await cookie())?.value;
    await page.getByLabel("Kata sandi sekarang", { exact: true }).fill(OWN_PASSWORD);
    await page.getByLabel("Kata sandi baru", { exact: true }).fill("sembilan kambing di pasar");
    await page.keyboard.press("Enter");
    await expect(page.getByText(/Kata sandi diganti\. 1 sesi lain berakhir\./)).toBeVisible();
    expect((await cookie())?.value).not.toBe(before);
    expect((await cookie())?.expires).toBe(-1);
  });

  await sessions.getByRole("button", { name: "Akhiri semua, termasuk ini" }).click();
  await page.waitForURL("**/masuk?sesi=berakhir");
  expect(await cookie()).toBeUndefined();
  expect(await kept()).toEqual(nothing);
  const program = await Program.signedIn(baseURL ?? "", email);
  const answer = await program.signOut();
  expect(answer.headers.get("clear-site-data")).toBe('"cache", "storage"');
});

test("[S13] whoever is suspended reads so on any page, and is asked for no password", async ({
  enter,
  baseURL,
}) => {
  const { admin, id, email: own } = await joined(baseURL ?? "", "writer");
  const page = await enter(own, "/naskah", OWN_PASSWORD);
  await admin.call("POST", `/people/${id}/suspend`, { reason: "Pindah tugas" });
  await lookUp(page);
  const asked = dialog(page, "Akun dinonaktifkan");
  await expect(asked).toBeVisible();
  await expect(asked.getByLabel("Kata sandi", { exact: true })).toHaveCount(0);
  await looksRight(page, "akun dinonaktifkan");
  await asked.getByRole("button", { name: "Tutup" }).click();
  await expect(asked).toHaveCount(0);
});

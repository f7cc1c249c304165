import type { Page } from "@playwright/test";
import { expect, test } from "./people.ts";
import { Program, paragraph, synced } from "./program.ts";

test.describe.configure({ retries: 0 });

const PHONE = { width: 390, height: 844 };

/** A release of both agencies that KPU's writer has submitted. */
async function submitted(baseURL: string | undefined, title: string) {
  const writer = await Program.signedIn(baseURL ?? "", "penulis@kpu.contoh.test");
  const wish = { workspace: "contoh", kind: "siaran_pers", title, joint: true };
  const { body: made } = await writer.call<{ id: string }>("POST", "/releases", wish);
  const joined = writer.join(made.id);
  await synced(joined);
  joined.body.insert(0, [paragraph("Posko dibuka Senin.")]);
  const submit = () => writer.call("POST", `/releases/${made.id}/submit`, {});
  await expect.poll(async () => (await submit()).status).toBe(200);
  joined.leave();
  return { id: made.id, page: `/naskah/${made.id}/tinjau` };
}

type Frozen = { version: { id: string; sha256: string } };

async function signAs(baseURL: string | undefined, email: string, id: string): Promise<void> {
  const editor = await Program.signedIn(baseURL ?? "", email);
  const { body } = await editor.call<Frozen>("GET", `/releases/${id}`);
  const { id: versionId, sha256 } = body.version;
  const answer = await editor.call("POST", `/releases/${id}/sign`, { versionId, sha256 });
  expect(answer.status).toBe(200);
}

/** Counts what a thumb does. */
function thumb(page: Page) {
  let taps = 0;
  return {
    taps: () => taps,
    tap: async (name: string, role: "link" | "button") => {
      taps++;
      await page.getByRole(role, { name }).click();
    },
  };
}

test("[F10] on a phone a text is found, read and signed in less than a minute and at most six taps", async ({
  enter,
  baseURL,
}, info) => {
  const title = "Posko pemilih dibuka Senin";
  const { page: address } = await submitted(baseURL, title);
  const page = await enter("redaktur@kominfo.contoh.test");
  await page.setViewportSize(PHONE);
  await page.goto("/naskah");
  const started = Date.now();
  const { tap, taps } = thumb(page);
  await tap(title, "link");
  await page.waitForURL(`**${address}`);
  const sign = page.getByRole("button", { name: "Setujui versi ini" });
  const box = await sign.boundingBox();
  expect(box?.height).toBeGreaterThanOrEqual(56);
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(PHONE.height);
  await tap("Setujui versi ini", "button");
  const sheet = page.getByRole("dialog");
  await expect(sheet).toContainText("menyetujui versi 1 atas nama");
  await sheet.getByRole("button", { name: "Setujui versi ini" }).click();
  await expect(page.getByText("Diskominfo baru saja menandatangani.")).toBeAttached();
  await expect(sign).toHaveCount(0);
  const seconds = (Date.now() - started) / 1000;
  await expect(page.getByRole("heading", { name: "Tanda tangan", exact: true })).toBeFocused();
  info.annotations.push({ type: "signing", description: `${taps() + 1} taps, ${seconds} s` });
  expect(taps() + 1).toBeLessThanOrEqual(6);
  expect(seconds).toBeLessThan(60);
});

test("[F11] a colleague's signature comes in by itself, another text never does", async ({
  enter,
  baseURL,
}) => {
  const { id, page: address } = await submitted(baseURL, "Naskah yang bergerak");
  const page = await enter("redaktur@kominfo.contoh.test", address);
  await expect(page.getByText("Menunggu Anda")).toBeVisible();
  await signAs(baseURL, "redaktur@kpu.contoh.test", id);
  await expect(page.getByText("Ratna Prameswari")).toBeVisible();
  await expect(page.getByText("KPU baru saja menandatangani.")).toBeAttached();
  await expect(page.getByRole("button", { name: "Setujui versi ini" })).toBeVisible();

  const other = await Program.signedIn(baseURL ?? "", "redaktur@kpu.contoh.test");
  await other.call("POST", `/releases/${id}/return`, { reason: "Hari keliru." });
  const moved = page.getByRole("alert").filter({ hasText: "sudah tidak ditinjau" });
  await expect(moved).toContainText("Perlu revisi");
  await expect(page.getByRole("main")).toContainText("Posko dibuka Senin.");
  await expect(page.getByRole("button", { name: "Setujui versi ini" })).toHaveCount(0);
  await moved.getByRole("button", { name: "Buka naskah" }).click();
  await expect(page.getByText("Hari keliru.")).toBeVisible();
});

test("[F7] whoever publishes is taken to the sentence that says so", async ({ enter, baseURL }) => {
  const { id, page: address } = await submitted(baseURL, "Naskah yang diterbitkan");
  for (const agency of ["kpu", "kominfo"])
    await signAs(baseURL, `redaktur@${agency}.contoh.test`, id);
  const page = await enter("redaktur@kpu.contoh.test", address);
  await page.getByRole("button", { name: "Terbitkan", exact: true }).click();
  await expect(
    page.getByRole("status").filter({ hasText: "Terbit" }).locator(":focus"),
  ).toHaveCount(1);
});

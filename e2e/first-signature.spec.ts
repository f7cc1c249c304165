import { enrolAndGoOn, enrolled } from "./authenticator.ts";
import { expect, test } from "./people.ts";
import { paragraph, synced } from "./program.ts";
import { join, OWN_PASSWORD, setUp, visit } from "./regency.ts";
import { type Running, startServer, stopServer, temporaryFolder } from "./server-process.ts";

test.describe.configure({ mode: "serial", timeout: 240_000 });

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const TITLE = "Posko cek data pemilih dibuka Senin";
const WRITER = "budi@uji.test";
const PEOPLE = [
  { name: "Budi Santosa", email: WRITER, agency: "kpu" as const, roles: ["writer"] },
  { name: "Ayu Lestari", email: "ayu@uji.test", agency: "kpu" as const, roles: ["editor"] },
  { name: "Sari Utami", email: "sari@uji.test", agency: "kominfo" as const, roles: ["editor"] },
];

let server: Running;
let links: Map<string, string>;

test.beforeAll(async () => {
  server = await startServer(temporaryFolder(), { mode: "production" });
  links = await setUp(server, PEOPLE);
  const writer = await join(server, WRITER, links.get(WRITER) ?? "");
  await enrolled(writer);
  const wish = { workspace: "uji", kind: "siaran_pers", title: TITLE, joint: true };
  const { id } = (await writer.call<{ id: string }>("POST", "/releases", wish)).body;
  const joined = writer.join(id);
  await synced(joined);
  joined.body.insert(0, [paragraph("Posko dibuka Senin pukul 08.00 WIB.")]);
  const submit = () => writer.call("POST", `/releases/${id}/submit`, {});
  await expect.poll(async () => (await submit()).status).toBe(200);
  joined.leave();
});
test.afterAll(() => stopServer(server, "SIGTERM"));

/** What an editor reads and touches on the way, in their language. */
const WAYS = [
  {
    language: "id",
    email: "ayu@uji.test",
    password: "Kata sandi baru",
    join: "Simpan dan masuk",
    tour: "Tutup dan jangan tampilkan lagi",
    sign: "Setujui versi ini",
    done: "KPU baru saja menandatangani.",
  },
  {
    language: "en",
    email: "sari@uji.test",
    password: "New password",
    join: "Save and sign in",
    tour: "Close and do not show again",
    sign: "Approve this version",
    done: "Just signed by Diskominfo.",
  },
] as const;

for (const way of WAYS) {
  test(`[F10] from the invitation to the first signature on a phone (${way.language})`, async ({
    browser,
  }) => {
    const page = await visit(server, browser, links.get(way.email) ?? "", PHONE);
    if (way.language === "en") await page.getByRole("button", { name: "English" }).tap();
    await page.getByLabel(way.password, { exact: true }).fill(OWN_PASSWORD);
    await page.getByRole("button", { name: way.join }).tap();
    await enrolAndGoOn(page, way.language);
    await page.getByRole("button", { name: way.tour }).tap();
    await page.getByRole("link", { name: TITLE }).tap();
    await page.waitForURL("**/tinjau");
    await page.getByRole("button", { name: way.sign }).tap();
    await page.getByRole("dialog").getByRole("button", { name: way.sign }).tap();
    await expect(page.getByText(way.done)).toBeAttached();
    await expect(page.getByRole("button", { name: way.sign })).toHaveCount(0);
    await page.context().close();
  });
}

import path from "node:path";
import { expect, test } from "@playwright/test";
import { sql } from "drizzle-orm";
import { openUnmigrated } from "#db/client.ts";
import { looksRight } from "./looks-right.ts";
import { signIn } from "./people.ts";
import { startServer, stopServer, temporaryFolder } from "./server-process.ts";

test.describe.configure({ timeout: 180_000 });

/** Where contributors were before somebody tampered with the database. */
const GONE = "contributor_gone";

/** A demo whose database has lost a table, as after a restore by hand that went wrong. */
async function brokenServer() {
  const data = temporaryFolder();
  await stopServer(await startServer(data), "SIGTERM");
  const database = await openUnmigrated({ folder: path.join(data, "demo", "database") });
  await database.db.execute(sql`alter table contributor rename to ${sql.identifier(GONE)}`);
  await database.close();
  return startServer(data);
}

test("[O8] a page whose database fails says so, with a code that the log has beside its request, and tells nothing else", async ({
  browser,
}) => {
  const server = await brokenServer();
  const context = await browser.newContext({ baseURL: server.origin });
  const page = await context.newPage();
  await signIn(page, "penulis@kpu.contoh.test", "/profil");
  const answer = await page.goto("/naskah");
  expect(answer?.status()).toBe(500);
  const id = answer?.headers()["x-request-id"] ?? "";
  expect(id).toMatch(/^[0-9a-f-]{36}$/);

  await expect(
    page.getByRole("heading", { level: 1, name: "Halaman ini gagal dimuat" }),
  ).toBeVisible();
  const code = (await page.getByText(/^Kode galat: /).textContent())?.replace("Kode galat: ", "");
  const internals = /contributor|relation|select |drizzle|node_modules|\bat \w+ \(/i;
  expect(await page.getByRole("main").textContent()).not.toMatch(internals);
  expect(await answer?.text()).not.toMatch(/contributor|does not exist|drizzle|node_modules/i);
  await looksRight(page, "galat");
  await expect(page.getByRole("button", { name: "Muat ulang" })).toBeVisible();

  const api = await page.request.get("/api/v1/board");
  expect(api.status()).toBe(500);
  expect(await api.text()).not.toMatch(internals);
  const lines = server
    .log()
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines.filter((line) => line.digest === code).map((line) => line.id)).toContain(id);
  await context.close();
  await stopServer(server, "SIGTERM");
});

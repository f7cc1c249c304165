import type { Page } from "@playwright/test";
import { sql } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { looksRight } from "./looks-right.ts";
import { draftOf } from "./newcomers.ts";
import { OwnServer } from "./own-server.ts";
import { body, expect, signIn, test, toEnd, untilSaved } from "./people.ts";
import { Program } from "./program.ts";

test.describe.configure({ timeout: 240_000, retries: 0 });

const writer = "penulis@kpu.contoh.test";
const colleague = "penulis@kominfo.contoh.test";
const WHAT = "Catatan naskah ini rusak, jadi naskah hanya dapat dibaca.";
const WHOLE = "Kalimat yang utuh.";
const BROKEN = " Kalimat yang rusak.";
const alarm = (page: Page) => page.getByRole("alert").filter({ hasText: WHAT });

/** The log as a broken disk changes it: past its guards, and without a snapshot that makes up for it. */
async function pastGuards(db: Db, work: () => Promise<unknown>): Promise<void> {
  const tables = ["draft_update", "draft_snapshot"];
  for (const table of tables) await db.execute(sql.raw(`alter table ${table} disable trigger all`));
  await db.execute(sql`delete from draft_snapshot`);
  await work();
  for (const table of tables) await db.execute(sql.raw(`alter table ${table} enable trigger all`));
}

type Row = { id: string; seq: string; was: string };

/** Breaks the row in which these words came; answers what stood there. */
async function breakRow(db: Db, words: string): Promise<Row> {
  const { rows } = (await db.execute(
    sql`select edition_id as id, seq, encode(data, 'hex') as was from draft_update
      where position(convert_to(${words}, 'UTF8') in data) > 0 order by seq limit 1`,
  )) as unknown as { rows: Row[] };
  const [row] = rows;
  if (!row) throw new Error("these words came in no row");
  await pastGuards(db, () => writeRow(db, { ...row, was: "ff" }));
  return row;
}

const writeRow = (db: Db, { id, seq, was }: Row) =>
  db.execute(
    sql`update draft_update set data = decode(${was}, 'hex') where edition_id = ${id} and seq = ${seq}`,
  );

test("[K12] [L12] a damaged text says so to whoever has it open, is read as it last was whole, and is written again once it is mended", async ({
  browser,
}) => {
  const own = await OwnServer.start();
  const program = await Program.signedIn(own.origin, writer);
  const release = await draftOf(program);
  const path = `/naskah/${release}`;
  const enter = async (email: string) => {
    const context = await browser.newContext({ baseURL: own.origin });
    const page = await context.newPage();
    await signIn(page, email, path);
    return page;
  };
  const page = await enter(writer);
  await untilSaved(page);
  await toEnd(page);
  const stored = async () =>
    JSON.stringify((await program.call("GET", `/releases/${release}/text`)).body);
  // Each is stored before the next one is written, and so stands in rows of its own.
  for (const words of [WHOLE, BROKEN]) {
    await page.keyboard.insertText(words);
    await expect.poll(stored).toContain(words);
  }
  await untilSaved(page);
  let broken: Row | undefined;
  await own.away(async (db) => {
    broken = await breakRow(db, BROKEN);
  });

  await test.step("whoever has it open keeps the words to copy, and is told what to do", async () => {
    await expect(alarm(page)).toContainText("Salin teks Anda yang belum tersimpan");
    await expect(alarm(page)).toContainText("Beri tahu pengelola server");
    await expect(alarm(page)).toBeFocused();
    await expect(body(page)).toContainText(WHOLE + BROKEN);
    await expect(body(page)).toHaveAttribute("contenteditable", "false");
    await page.getByRole("button", { name: "Muat ulang" }).click();
    await expect(alarm(page)).toContainText("teks terakhir yang masih utuh");
  });

  const other = await enter(colleague);
  for (const [shown, who] of [
    [page, "whoever wrote it"],
    [other, "a colleague"],
  ] as const) {
    await test.step(`${who} reads it as it last was whole and can change nothing`, async () => {
      await expect(alarm(shown)).toContainText("teks terakhir yang masih utuh");
      await expect(body(shown)).toContainText(WHOLE);
      await expect(body(shown)).not.toContainText("rusak");
      await expect(body(shown)).toHaveAttribute("contenteditable", "false");
      await expect(shown.getByRole("button", { name: "Tebal" })).toHaveAttribute(
        "aria-disabled",
        "true",
      );
      await expect(shown.getByLabel("Narahubung")).not.toBeEditable();
      await expect(shown.getByRole("button", { name: "Ajukan" })).toHaveCount(0);
      await expect(shown.getByRole("status").filter({ hasText: "Hanya baca" })).toBeVisible();
      await body(shown).click();
      await shown.keyboard.type("Tidak ditulis.");
      await expect(body(shown)).not.toContainText("Tidak ditulis.");
      await expect(shown.getByText("Belum tersimpan")).toHaveCount(0);
    });
  }
  await looksRight(page, "catatan rusak");
  const refused = await program.call<{ type: string }>("POST", `/releases/${release}/submit`);
  expect(refused.status).toBe(409);
  expect(refused.body.type).toContain("damaged-log");

  await test.step("mended, it is written again with all its words", async () => {
    await own.away((db) => pastGuards(db, () => writeRow(db, broken as Row)));
    // Whoever opens it first makes the server find that out, and opens it again.
    await expect(async () => {
      await page.goto(path);
      await untilSaved(page);
      await expect(alarm(page)).toHaveCount(0, { timeout: 1_000 });
    }).toPass({ timeout: 30_000 });
    await toEnd(page);
    await page.keyboard.insertText(" Kalimat sesudahnya.");
    await untilSaved(page);
    await expect(body(page)).toContainText(`${WHOLE}${BROKEN} Kalimat sesudahnya.`);
  });
  for (const shown of [page, other]) await shown.context().close();
  await own.stop();
});

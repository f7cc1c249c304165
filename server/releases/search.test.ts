import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { edition } from "#db/schema/drafts.ts";
import { officeNumber } from "#db/schema/record.ts";
import { testEngines, useTestDatabase } from "#db/testing.ts";
import type { Actor } from "#domain/people.ts";
import { makeNewsroom, type Newsroom, startRelease, typeBody } from "#server/testing.ts";
import { getBoard } from "./board.ts";
import { listReleases } from "./list.ts";
import { indexStaleTexts, keepWords } from "./search-index.ts";
import { submitRelease } from "./submit.ts";

describe.each(testEngines())("search on %s", (engine) => {
  const database = useTestDatabase(engine);
  let room: Newsroom;
  let shared: string;
  let own: string;
  beforeAll(async () => {
    room = await makeNewsroom(database.db);
    shared = await startRelease(room.kpuWriter, { title: "Posko Cek Data 100%" });
    await typeBody(database.db, shared, room.kpuWriter, "Warga membawa KTP-el ke Café Wanasari.");
    own = await startRelease(room.kpuWriter, { title: "Rapat tertutup", joint: false });
    await typeBody(database.db, own, room.kpuWriter, "Logistik rahasia.");
  });

  const find = async (actor: Actor, q: string) =>
    (await listReleases(actor, { q })).items.map(({ id }) => id);

  test.each([
    ["a word of the text", "warga"],
    ["the beginning of one", "wanas"],
    ["several, from title and text", "posko membawa"],
    ["without accents, in any case", "CAFE"],
    ["with its punctuation", "KTP-el"],
    ["a part of the title", "osko"],
    ["signs of the title", "100%"],
    ["words between the syntax of the index", "posko & !warga:* |"],
  ])("[B5] finds %s", async (_what, q) => {
    expect(await find(room.kominfoEditor, q)).toEqual([shared]);
  });

  test.each([
    ["a word that is not there", "pemilu"],
    ["one word of two", "posko pemilu"],
    ["the inside of a word of the text", "anasari"],
    ["a single letter inside words", "w"],
    ["only signs", "_"],
    ["a quote", "'posko':* | 'rapat"],
  ])("[B5] does not find by %s", async (_what, q) => {
    expect(await find(room.kominfoEditor, q)).toEqual([]);
  });

  test("[B3] searches and counts only what the reader may read", async () => {
    expect(await find(room.kpuEditor, "logistik")).toEqual([own]);
    expect(await find(room.kominfoEditor, "logistik")).toEqual([]);
    const { totals, groups } = await getBoard(room.kominfoEditor, { q: "logistik" });
    expect({ totals, groups }).toEqual({ totals: { all: 0, mine: 0, waiting: 0 }, groups: [] });
    const elsewhere = await makeNewsroom(database.db);
    expect(await find(elsewhere.kpuEditor, "warga")).toEqual([]);
  });

  test("[B5] the number of the office register is found too", async () => {
    await database.db.insert(officeNumber).values({
      releaseId: shared,
      agencyId: room.agencyIds.kpu,
      year: 2026,
      number: "041/PP.08-SP/3320/2026",
      enteredBy: room.kpuEditor.personId,
    });
    expect(await find(room.kominfoEditor, "041/PP.08")).toEqual([shared]);
  });

  test("[B5] the words can be read again out of the log, and older ones never win", async () => {
    const words = { searchText: "", searchSeq: 0 };
    await database.db.update(edition).set(words).where(eq(edition.releaseId, shared));
    expect(await find(room.kpuEditor, "warga")).toEqual([]);
    const failed: unknown[] = [];
    expect(await indexStaleTexts(database.db, (id) => failed.push(id))).toBe(1);
    expect(failed).toEqual([]);
    expect(await find(room.kpuEditor, "warga")).toEqual([shared]);
    expect(await indexStaleTexts(database.db, (id) => failed.push(id))).toBe(0);
    const [row] = await database.db.select().from(edition).where(eq(edition.releaseId, shared));
    await keepWords(database.db, row?.id ?? "", row?.headSeq ?? 0, "kosong");
    expect(await find(room.kpuEditor, "kosong")).toEqual([]);
  });

  test("[B5] a submitted text is found by its frozen words", async () => {
    const id = await startRelease(room.kpuWriter, { title: "Diajukan" });
    await typeBody(database.db, id, room.kpuWriter, "Rekapitulasi triwulan");
    await submitRelease(room.kpuWriter, id);
    const [row] = await database.db.select().from(edition).where(eq(edition.releaseId, id));
    expect(row).toMatchObject({
      searchSeq: row?.headSeq,
      searchText: "diajukan rekapitulasi triwulan",
    });
    expect(await find(room.kominfoWriter, "triwulan")).toEqual([id]);
  });
});

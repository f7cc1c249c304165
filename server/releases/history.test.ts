import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { keptText } from "#db/schema/history.ts";
import { testEngines, useTestDatabase } from "#db/testing.ts";
import type { KeptText, TextThen } from "#domain/answers/history.ts";
import type { DraftContent } from "#domain/document.ts";
import { plainText } from "#domain/plain-text.ts";
import { makeNewsroom, type Newsroom, startRelease, typeBody } from "#server/testing.ts";
import { findDossier } from "./dossier.ts";
import { getHistory } from "./history.ts";
import { keepAutomatic, thinAutomatic } from "./keep-automatic.ts";
import { keepLook, markSeen } from "./looks.ts";
import { keepNamed, nameText } from "./name-text.ts";
import { restoreText } from "./restore.ts";
import { signRelease } from "./sign.ts";
import { submitRelease } from "./submit.ts";
import { tamper, useReplayThread } from "./testing-log.ts";
import { getTextThen } from "./text-then.ts";

const refused = { cause: expect.objectContaining({ code: "23001" }) };

const contentOf = ({ content }: TextThen): DraftContent => JSON.parse(content);

describe.each(testEngines())("the history of a text on %s", (engine) => {
  const database = useTestDatabase(engine);
  const thread = useReplayThread();
  let room: Newsroom;
  beforeAll(async () => {
    room = await makeNewsroom(database.db);
  });

  const failures: unknown[] = [];
  const round = () =>
    keepAutomatic({ db: database.db, thread, failed: (_, error) => failures.push(error) });
  const editionOf = async (releaseId: string) => {
    const dossier = await findDossier(database.db, releaseId);
    if (!dossier) throw new Error("no dossier");
    return dossier.edition;
  };
  /** Rows up to the head were written so long ago. */
  const pass = async (releaseId: string, minutes: number) => {
    const { id, headSeq } = await editionOf(releaseId);
    await tamper(
      database.db,
      sql`update draft_update set created_at = now() - make_interval(mins => ${minutes}) where edition_id = ${id} and seq <= ${headSeq}`,
    );
  };
  const listed = async (releaseId: string) =>
    (await getHistory(room.kpuWriter, releaseId, {})).items;
  const kinds = (items: readonly KeptText[]) => items.map(({ kind }) => kind);
  const textOf = async (releaseId: string, which: string) =>
    plainText(contentOf(await getTextThen(room.kpuWriter, releaseId, which)).body);

  describe("[K60] an open text is kept after five minutes of activity, beside the commits", () => {
    test("not before, and once for all that was written meanwhile", async () => {
      const id = await startRelease(room.kpuWriter);
      await typeBody(database.db, id, room.kpuWriter, "Satu.");
      await pass(id, 4);
      await round();
      expect(await listed(id)).toEqual([]);
      await pass(id, 5);
      await typeBody(database.db, id, room.kominfoWriter, "Satu.", "Dua.");
      await round();
      await round();
      const [kept, ...others] = await listed(id);
      expect(others).toEqual([]);
      expect(kept).toMatchObject({ kind: "automatic", name: null, by: null, version: null });
      expect(await textOf(id, kept?.id ?? "")).toBe("Satu.\n\nDua.");
      expect(failures).toEqual([]);
    });

    test("several processes at once keep it once", async () => {
      const id = await startRelease(room.kpuWriter);
      await typeBody(database.db, id, room.kpuWriter, "Satu.");
      await pass(id, 6);
      await Promise.all([round(), round(), round()]);
      expect(kinds(await listed(id))).toEqual(["automatic"]);
    });

    test("what reads like the one before is not kept again", async () => {
      const id = await startRelease(room.kpuWriter);
      await typeBody(database.db, id, room.kpuWriter, "Satu.");
      await pass(id, 6);
      await round();
      await typeBody(database.db, id, room.kpuWriter, "Satu.");
      await pass(id, 6);
      await round();
      expect(kinds(await listed(id))).toEqual(["automatic"]);
    });

    test("a frozen text is left alone", async () => {
      const id = await startRelease(room.kpuWriter);
      await typeBody(database.db, id, room.kpuWriter, "Satu.");
      await submitRelease(room.kpuWriter, id);
      await pass(id, 6);
      await round();
      expect(kinds(await listed(id))).toEqual(["submitted"]);
    });
  });

  test("[K62] a kept text names those who wrote since the one before, and nobody else", async () => {
    const id = await startRelease(room.kpuWriter);
    await typeBody(database.db, id, room.kpuWriter, "Satu.");
    await pass(id, 6);
    await round();
    await typeBody(database.db, id, room.kominfoWriter, "Satu.", "Dua.");
    const before = await getHistory(room.kpuEditor, id, {});
    expect(before.items[0]?.writers).toEqual([{ name: "Penulis KPU", agency: "kpu" }]);
    expect(before.current.writers).toEqual([{ name: "Penulis Kominfo", agency: "kominfo" }]);
    await keepNamed(room.kpuEditor, id, { name: "Sebelum rapat" });
    await submitRelease(room.kpuWriter, id);
    const [cut, named] = await listed(id);
    expect(named).toMatchObject({ kind: "named", name: "Sebelum rapat", by: "Redaktur KPU" });
    expect(named?.writers).toEqual([{ name: "Penulis Kominfo", agency: "kominfo" }]);
    expect(cut?.writers.map(({ name }) => name)).toEqual(["Penulis Kominfo", "Penulis KPU"]);
  });

  test("a submitted text stands there with its version and the signatures on it", async () => {
    const id = await startRelease(room.kpuWriter);
    await typeBody(database.db, id, room.kpuWriter, "Satu.");
    const { version } = await submitRelease(room.kpuWriter, id);
    await signRelease(room.kpuEditor, id, { versionId: version.id, sha256: version.sha256 });
    const [cut] = await listed(id);
    expect(cut).toMatchObject({ id: version.id, kind: "submitted", by: "Penulis KPU" });
    expect(cut?.version).toMatchObject({
      number: 1,
      sha256: version.sha256,
      signatures: [{ agency: "kpu", name: "Redaktur KPU" }],
    });
    expect(await textOf(id, version.id)).toBe("Satu.");
  });

  describe("[K61] only old automatic texts without a name ever go", () => {
    test("of each day the last one stays", async () => {
      const id = await startRelease(room.kpuWriter);
      const edition = await editionOf(id);
      const at = ["2026-01-05T08:00Z", "2026-01-05T09:00Z", "2026-01-06T08:00Z"];
      const add = (seq: number, keptAt: string, more = {}) =>
        database.db.insert(keptText).values({
          ...{ id: crypto.randomUUID(), editionId: edition.id, seq, kind: "automatic" as const },
          ...{ content: "{}", sha256: "", keptAt: new Date(keptAt), ...more },
        });
      for (const [seq, moment] of at.entries()) await add(seq + 1, moment);
      await add(10, "2026-01-05T07:00Z", { name: "Rapat" });
      await add(11, "2026-01-05T07:30Z", { kind: "named", name: "Lain" });
      expect(await thinAutomatic(database.db, 90)).toBe(1);
      expect(await thinAutomatic(database.db, 90)).toBe(0);
      expect((await listed(id)).map((one) => one.at.slice(5, 13))).toEqual([
        "01-06T08",
        "01-05T09",
        "01-05T07",
        "01-05T07",
      ]);
    });

    test.each([
      "update kept_text set content = '{}' where kind = 'submitted'",
      "delete from kept_text where kind = 'submitted'",
      "delete from kept_text where name is not null",
      "delete from kept_text where kept_at > now() - interval '1 day'",
      "delete from kept_text_writer",
      "truncate kept_text cascade",
    ])("%s", async (statement) => {
      await expect(database.db.execute(sql.raw(statement))).rejects.toMatchObject(refused);
    });
  });

  test("an automatic text gets a name and loses it; one kept for its name does not", async () => {
    const id = await startRelease(room.kpuWriter);
    await typeBody(database.db, id, room.kpuWriter, "Satu.");
    await pass(id, 6);
    await round();
    // Nothing was written since: no second copy of the same text.
    const named = await keepNamed(room.kominfoWriter, id, { name: "Rapat pagi" });
    expect(named).toMatchObject({ kind: "automatic", name: "Rapat pagi" });
    const freed = await nameText(room.kpuWriter, id, named.id, { name: null });
    expect(freed.name).toBeNull();
    await typeBody(database.db, id, room.kpuWriter, "Dua.");
    const own = await keepNamed(room.kpuWriter, id, { name: "Rapat siang" });
    await expect(nameText(room.kpuWriter, id, own.id, { name: null })).rejects.toMatchObject({
      reason: "invalid-input",
    });
  });

  test("[K63] the history of a text that one agency hides is hidden like the text", async () => {
    const id = await startRelease(room.kpuWriter, { joint: false });
    await typeBody(database.db, id, room.kpuWriter, "Rahasia.");
    const kept = await keepNamed(room.kpuWriter, id, { name: "Satu" });
    const hidden = { reason: "not-found" };
    const other = room.kominfoEditor;
    await expect(getHistory(other, id, {})).rejects.toMatchObject(hidden);
    for (const which of [kept.id, "current", "seen"]) {
      await expect(getTextThen(other, id, which)).rejects.toMatchObject(hidden);
    }
    await expect(nameText(other, id, kept.id, { name: "x" })).rejects.toMatchObject(hidden);
    await expect(restoreText(other, id, kept.id, {})).rejects.toMatchObject(hidden);
    await expect(markSeen(other, id, { seq: 1 })).rejects.toMatchObject(hidden);
  });

  test("[K69] what a person has seen is kept for them alone, and never goes back", async () => {
    const id = await startRelease(room.kpuWriter);
    await typeBody(database.db, id, room.kpuWriter, "Satu.");
    const edition = await editionOf(id);
    expect((await getHistory(room.kominfoEditor, id, {})).seen).toBeNull();
    await keepLook(database.db, edition.id, room.kominfoEditor.personId, edition.headSeq);
    await typeBody(database.db, id, room.kpuWriter, "Satu.", "Dua.");
    const seen = await getTextThen(room.kominfoEditor, id, "seen");
    expect(plainText(contentOf(seen).body)).toBe("Satu.");
    expect((await getHistory(room.kpuEditor, id, {})).seen).toBeNull();
    const { seq } = await getTextThen(room.kominfoEditor, id, "current");
    await markSeen(room.kominfoEditor, id, { seq: seq + 1000 });
    await keepLook(database.db, edition.id, room.kominfoEditor.personId, 1);
    const now = await getTextThen(room.kominfoEditor, id, "seen");
    expect([now.seq, plainText(contentOf(now).body)]).toEqual([seq, "Satu.\n\nDua."]);
  });

  test("the list comes in pages, newest first", async () => {
    const id = await startRelease(room.kpuWriter);
    for (const n of [1, 2, 3]) {
      await typeBody(database.db, id, room.kpuWriter, `Baris ${n}.`);
      await keepNamed(room.kpuWriter, id, { name: `Ke-${n}` });
    }
    const first = await getHistory(room.kpuWriter, id, { limit: 2 });
    const second = await getHistory(room.kpuWriter, id, { limit: 2, cursor: first.nextCursor });
    expect([...first.items, ...second.items].map(({ name }) => name)).toEqual([
      "Ke-3",
      "Ke-2",
      "Ke-1",
    ]);
    expect(second.nextCursor).toBeNull();
  });
});

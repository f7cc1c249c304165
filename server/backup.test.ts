import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { openUnmigrated } from "#db/client.ts";
import { newId } from "#db/ids.ts";
import { event, signature, version } from "#db/schema/record.ts";
import { backUp, examine, type Place } from "./backup/backup.ts";
import { examineFile, restore } from "./backup/restore.ts";
import { BLOCK, entryHeader } from "./backup/tar.ts";
import {
  backupEngines,
  fillOldPlace,
  fillPlace,
  inPlace,
  reusableIn,
  useEmptyPlaces,
} from "./backup-testing.ts";
import { openPictureStore } from "./media/store.ts";
import { replay } from "./releases/draft-log.ts";

// Each test opens several databases, which takes seconds where the cores are busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const NOTHING = { sessions: 0, links: 0, codes: 0, consents: 0, letters: 0 };
const means = { replay, version: "0.0.0-uji" };

describe.each(backupEngines())("a backup from %s", (engine) => {
  const here = useEmptyPlaces();
  let source: Place;
  let file: string;
  let made: Awaited<ReturnType<typeof backUp>>;
  beforeAll(async () => {
    source = await here.fresh(engine);
    await fillPlace(source);
    file = path.join(here.folder, `${engine}.tar`);
    made = await backUp(source, file, means);
  });

  test("[O4] restored into an empty place it gives the same hashes, chains and texts", async () => {
    expect(made.faults).toEqual([]);
    expect(Object.keys(made.manifest.versions)).toHaveLength(2);
    expect(Object.keys(made.manifest.drafts)).toHaveLength(4);
    const target = await here.fresh(engine);
    const restored = await restore(file, () => target, means);
    expect(restored).toEqual(made.manifest);
    const before = await examine(source, means);
    const after = await examine(target, means);
    expect(after).toEqual(before);
    expect(after.faults).toEqual([]);
  });

  test.each(engine === "pglite" ? backupEngines() : [engine])(
    "[O14] restored to %s nothing works a second time: sessions, links, recovery codes, consents, letters",
    async (other) => {
      expect(await reusableIn(source)).toEqual({
        sessions: 5,
        links: 1,
        codes: 9,
        consents: 1,
        letters: 4,
      });
      const target = await here.fresh(other);
      await restore(file, () => target, means);
      expect(await reusableIn(target)).toEqual(NOTHING);
      // Authenticators stay, and nothing of a letter does.
      const left = sql`select
        (select count(*)::int from second_factor where confirmed_at is not null) as factors,
        (select count(*)::int from outbox where sealed is not null) as sealed,
        (select min(failure) from outbox) as failure`;
      const rows = await inPlace(target, (db) => db.execute(left));
      expect(rows).toMatchObject({ rows: [{ factors: 1, sealed: 0, failure: "restored" }] });
    },
  );

  test("[O14] a backup of an older schema is restored, too, and opens nothing", async () => {
    const old = await here.fresh(engine);
    await fillOldPlace(old, here.folder);
    const one = path.join(here.folder, `${engine}-old.tar`);
    await backUp(old, one, means);
    const target = await here.fresh(engine);
    const { schema } = await restore(one, () => target, means);
    expect(schema).toBeLessThan(made.manifest.schema);
    const live = sql`select count(*)::int as n from user_session where revoked_at is null`;
    expect(await inPlace(old, (db) => db.execute(live))).toMatchObject({ rows: [{ n: 1 }] });
    expect(await inPlace(target, (db) => db.execute(live))).toMatchObject({ rows: [{ n: 0 }] });
  });

  test.each(engine === "pglite" ? backupEngines().slice(1) : [])(
    "[O7] it moves to %s with all its guards awake",
    async (other) => {
      const target = await here.fresh(other);
      await restore(file, () => target, means);
      expect(await examine(target, means)).toEqual(await examine(source, means));
      const { db, close } = await openUnmigrated({ url: target.url ?? "" });
      const kept = { cause: expect.objectContaining({ code: "23001" }) };
      await expect(db.update(version).set({ text: "lain" })).rejects.toMatchObject(kept);
      await expect(db.delete(event)).rejects.toMatchObject(kept);
      const foreign = { agencyId: newId(), personId: newId(), name: "x", title: "x" };
      const [cut] = await db.select().from(version).limit(1);
      const row = { id: newId(), versionId: cut?.id ?? "", sha256: cut?.sha256 ?? "", ...foreign };
      await expect(db.insert(signature).values(row)).rejects.toMatchObject(kept);
      await close();
    },
  );

  test("[O5] only an empty place is filled", async () => {
    await expect(restore(file, () => source, means)).rejects.toThrow(/kosong/);
    expect(await examine(source, means)).toMatchObject({ faults: [] });
  });

  test("[O5] what was changed, cut off, foreign or newer is refused and leaves nothing", async () => {
    const bytes = await readFile(file);
    const changed = Buffer.from(bytes);
    changed.writeUInt8(changed.readUInt8(2000) ^ 1, 2000);
    const text = bytes.toString("latin1");
    const said = (from: string, to: string) => Buffer.from(text.replace(from, to), "latin1");
    const { versions, schema } = made.manifest;
    const hash = Object.values(versions)[0]?.sha256 ?? "";
    const bad: [string, Buffer, RegExp][] = [
      ["changed", changed, /rusak/],
      ["cut", bytes.subarray(0, bytes.length - 6000), /terpotong|rusak/],
      ["half", bytes.subarray(0, bytes.length / 2), /terpotong|rusak/],
      ["empty", Buffer.alloc(0), /bukan cadangan/],
      ["foreign", Buffer.from("PGDMP bukan cadangan".repeat(99)), /bukan cadangan/],
      ["tar", Buffer.concat([entryHeader("catatan.txt", 0), Buffer.alloc(1024)]), /bukan cadangan/],
      ["untrue", said(hash, "0".repeat(64)), /tidak utuh/],
      ["newer", said(`"schema": ${schema}`, `"schema": 9${String(schema).slice(1)}`), /lebih baru/],
    ];
    const target = await here.fresh(engine);
    for (const [name, content, why] of bad) {
      const one = path.join(here.folder, `${engine}-${name}.tar`);
      await writeFile(one, content);
      await expect(
        restore(one, () => target, means),
        name,
      ).rejects.toThrow(why);
    }
    await expect(restore("/tidak/ada.tar", () => target, means)).rejects.toThrow(
      /tidak dapat dibuka/,
    );
    if (!target.url) expect(await readdir(target.folder)).toEqual([]);
    // The place is still as empty as a restore demands.
    await restore(file, () => target, means);
  });

  test("[K163] pictures go along, each by its hash, and come back with the texts", async () => {
    const [[sha256 = "", size] = []] = Object.entries(made.manifest.pictures);
    expect([Object.keys(made.manifest.pictures).length, size]).toEqual([1, 10]);
    const target = await here.fresh(engine);
    await restore(file, () => target, means);
    expect(await target.pictures.get(sha256)).toEqual(await source.pictures.get(sha256));
    const changed = Buffer.from(await readFile(file));
    const at = changed.indexOf(`gambar/${sha256}`) + BLOCK;
    changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
    const other = path.join(here.folder, `${engine}-picture.tar`);
    await writeFile(other, changed);
    await expect(examineFile(other, means)).rejects.toThrow(`gambar ${sha256} tidak utuh`);
  });

  test("[K163] one that is lost or was changed is told, and the rest is kept all the same", async () => {
    const target = await here.fresh(engine);
    await restore(file, () => target, means);
    const empty = await here.fresh(engine);
    const [sha256 = ""] = Object.keys(made.manifest.pictures);
    await target.pictures.put(sha256, new TextEncoder().encode("gambar lain"));
    const fault = `gambar ${sha256} tidak ada atau rusak`;
    expect((await examine(target, means)).faults).toEqual([fault]);
    await rm(path.join(target.folder, "gambar"), { recursive: true });
    expect((await examine(target, means)).faults).toEqual([fault]);
    const poorer = path.join(here.folder, `${engine}-poorer.tar`);
    const { manifest, faults } = await backUp(target, poorer, means);
    expect([manifest.lost, faults]).toEqual([[sha256], [fault]]);
    expect(await restore(poorer, () => empty, means)).toMatchObject({ lost: [sha256] });
  });

  test("[O6] it is readable by its owner alone and replaces no file", async () => {
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(existsSync(`${file}.part`)).toBe(false);
    await expect(backUp(source, file, means)).rejects.toThrow(/sudah ada/);
  });

  test("it can be examined without restoring", async () => {
    expect(await examineFile(file, means)).toEqual(made.manifest);
  });

  test("[O4] damage in the database is found and told", async () => {
    const target = await here.fresh(engine);
    await restore(file, () => target, means);
    const { db, close } = await openUnmigrated(
      target.url ? { url: target.url } : { folder: path.join(target.folder, "database") },
    );
    const [one] = await db.select().from(version).limit(1);
    for (const table of ["version", "event", "draft_snapshot", "draft_update"]) {
      await db.execute(sql.raw(`alter table ${table} disable trigger user`));
    }
    await db
      .update(version)
      .set({ canonical: "{}" })
      .where(eq(version.id, one?.id ?? newId()));
    await db
      .update(event)
      .set({ detail: { palsu: true } })
      .where(sql`seq = 2`);
    await db.execute(sql`update draft_snapshot set state = '\\x00'::bytea`);
    const inEdition = sql`where edition_id = (select edition_id from draft_update group by 1 having max(seq) > 1 order by 1 limit 1)`;
    await db.execute(sql`update draft_update set data = '\\xff'::bytea ${inEdition} and seq = 1`);
    await db.execute(sql`delete from draft_update ${inEdition} and seq = 2`);
    await close();
    const found = (await examine(target, means)).faults.join("\n");
    expect(found).toMatch(/SHA-256 tidak cocok/);
    expect(found).toMatch(/log naskah edisi [-0-9a-f]+: baris 1 rusak/);
    expect(found).toMatch(/baris 2 sampai 2 tidak ada|berakhir pada baris 1/);
    expect(found).toMatch(/putus pada nomor 2/);
    expect(found).toMatch(/potret \d+ edisi .* rusak/);
    const damaged = path.join(here.folder, `${engine}-damaged-source.tar`);
    const { faults } = await backUp(target, damaged, means);
    expect(faults.length).toBeGreaterThan(2);
    const empty = await here.fresh(engine);
    await expect(restore(damaged, () => empty, means)).rejects.toThrow(/tidak utuh/);
  });
});

test("a place without a database is told apart from an empty one", async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), "sinergi-none-"));
  const file = path.join(folder, "x.tar");
  const place = { url: undefined, folder, pictures: openPictureStore(undefined, folder) };
  await expect(backUp(place, file, means)).rejects.toThrow(/Tidak ada basis/);
  expect(await readdir(folder)).toEqual([]);
  await rm(folder, { recursive: true });
});

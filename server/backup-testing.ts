import { spawnSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { openAsBlob } from "node:fs";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, inject } from "vitest";
import { type Database, type Db, openDatabase, openUnmigrated } from "#db/client.ts";
import { newId } from "#db/ids.ts";
import { setDatabase } from "#db/open.ts";
import { testEngines } from "#db/testing.ts";
import { onServer, withDatabase } from "#db/testing-server.ts";
import { invitePerson } from "./accounts/invite-person.ts";
import { consentToRemoval } from "./accounts/lost-factor.ts";
import type { Place } from "./backup/backup.ts";
import { proveFactor } from "./factor/prove.ts";
import { claimInstallation } from "./installation.ts";
import { openPictureStore } from "./media/store.ts";
import { addPicture } from "./releases/pictures.ts";
import { publishRelease } from "./releases/publish.ts";
import { signRelease } from "./releases/sign.ts";
import { submitRelease } from "./releases/submit.ts";
import { openThread } from "./releases/threads.ts";
import { enrol, makeNewsroom, startRelease, typeBody } from "./testing.ts";

/** How many migrations there were before the second factor. */
const OLD = 5;

/** Engines whose backups can be tested here: PostgreSQL's only where its tools are. */
export function backupEngines(): Database["kind"][] {
  const hasTools = spawnSync("pg_dump", ["--version"]).error === undefined;
  return testEngines().filter((engine) => engine === "pglite" || hasTools);
}

/** Empty places for the tests of a `describe`, removed after them. */
export function useEmptyPlaces() {
  const names: string[] = [];
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), "sinergi-backup-"));
  });
  afterAll(async () => {
    const server = inject("postgres");
    for (const name of names) {
      await onServer(server?.url ?? "", `drop database ${name} with (force)`);
    }
    await rm(folder, { recursive: true });
  });
  return {
    get folder() {
      return folder;
    },
    async fresh(engine: Database["kind"]): Promise<Place> {
      const name = randomBytes(4).toString("hex");
      const place = path.join(folder, name);
      const pictures = openPictureStore(undefined, place);
      const server = inject("postgres");
      if (engine === "pglite" || !server) {
        await mkdir(place);
        return { url: undefined, folder: place, pictures };
      }
      names.push(`${server.template}_${name}`);
      await onServer(server.url, `create database ${names.at(-1)}`);
      return { url: withDatabase(server.url, names.at(-1) ?? ""), folder: place, pictures };
    },
  };
}

/**
 * Fills a place as people would: a draft, a text under review with one signature, a published one,
 * a link that nobody has used yet, an authenticator with a recovery code that was used and one
 * consent to taking it away, and the letters of all that.
 */
export async function fillPlace(place: Place): Promise<void> {
  const database = await openDatabase(
    place.url
      ? { url: place.url }
      : {
          folder: path.join(place.folder, "database"),
          dump: await openAsBlob(inject("pgliteDump")),
        },
  );
  setDatabase(database);
  try {
    const { db } = database;
    await claimInstallation(db, "production");
    const room = await makeNewsroom(db);
    const started = async (...lines: string[]) => {
      const id = await startRelease(room.kpuWriter);
      await typeBody(db, id, room.kpuWriter, ...lines);
      return id;
    };
    const { recoveryCodes } = await enrol(db, room.kpuWriter);
    await proveFactor(room.kpuWriter, { code: recoveryCodes[0] });
    const admin = await room.add("kpu", "Admin", "admin");
    await consentToRemoval(admin, room.kpuWriter.personId, {});
    await invitePerson(admin, {
      ...{ workspace: room.slug, agency: "kpu", email: "baru@contoh.test" },
      ...{ name: "Orang baru", title: "", roles: ["writer"] },
    });
    const bytes = new TextEncoder().encode("gambar uji");
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    await place.pictures.put(sha256, bytes);
    const shown = await started("Dengan gambar.");
    const size = { width: 4, height: 3, size: bytes.length };
    await addPicture(room.kpuWriter, shown, { sha256, type: "image/png", ...size }, 1);
    await openThread(room.kpuEditor, shown, { about: { quotation: "gambar" }, text: "Yang mana?" });
    await started("Masih ditulis: “é” dan 表.");
    for (const isPublished of [false, true]) {
      const id = await started("Dibekukan.", "Paragraf kedua.");
      const { version } = await submitRelease(room.kpuWriter, id);
      const seen = { versionId: version.id, sha256: version.sha256 };
      await signRelease(room.kpuEditor, id, seen);
      if (!isPublished) continue;
      await signRelease(room.kominfoEditor, id, seen);
      await publishRelease(room.kpuEditor, id, {});
    }
  } finally {
    setDatabase(undefined);
    await database.close();
  }
}

/** Fills a place with somebody who is signed in, under the schema before there was a second factor. */
export async function fillOldPlace(place: Place, folder: string): Promise<void> {
  const migrations = await mkdtemp(path.join(folder, "migrations-"));
  await cp(path.join(process.cwd(), "db/migrations"), migrations, { recursive: true });
  const journal = path.join(migrations, "meta/_journal.json");
  const all = JSON.parse(await readFile(journal, "utf8"));
  await writeFile(journal, JSON.stringify({ ...all, entries: all.entries.slice(0, OLD) }));
  await inPlace(place, async (db) => {
    const { migrate } = place.url
      ? await import("drizzle-orm/node-postgres/migrator")
      : await import("drizzle-orm/pglite/migrator");
    await migrate(db as never, { migrationsFolder: migrations });
    const id = newId();
    await db.execute(sql`insert into installation (kind) values ('production')`);
    await db.execute(
      sql`insert into person (id, email, name) values (${id}, 'lama@contoh.test', 'Orang lama')`,
    );
    await db.execute(
      sql`insert into user_session (id, person_id, expires_at)
          values (${newId()}, ${id}, now() + interval '1 hour')`,
    );
  });
}

/** What of a place would work, or be sent, once more. */
export async function reusableIn(place: Place): Promise<Record<string, number>> {
  const counts = sql`select
    (select count(*)::int from user_session where revoked_at is null and expires_at > now()) as sessions,
    (select count(*)::int from invitation where used_at is null and expires_at > now()) as links,
    (select count(*)::int from recovery_code where used_at is null) as codes,
    (select count(*)::int from factor_consent where at > now() - interval '24 hours') as consents,
    (select count(*)::int from outbox where done_at is null and given_up_at is null) as letters`;
  const { rows } = (await inPlace(place, (db) => db.execute(counts))) as unknown as {
    rows: [Record<string, number>];
  };
  return rows[0];
}

/** Runs `work` on the database of a place as it lies there. */
export async function inPlace<T>(place: Place, work: (db: Db) => Promise<T>): Promise<T> {
  const { url, folder } = place;
  const { db, close } = await openUnmigrated(
    url ? { url } : { folder: path.join(folder, "database") },
  );
  try {
    return await work(db);
  } finally {
    await close();
  }
}

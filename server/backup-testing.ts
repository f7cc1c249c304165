import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { openAsBlob } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, inject } from "vitest";
import { type Database, openDatabase } from "#db/client.ts";
import { setDatabase } from "#db/open.ts";
import { testEngines } from "#db/testing.ts";
import { onServer, withDatabase } from "#db/testing-server.ts";
import type { Place } from "./backup/backup.ts";
import { claimInstallation } from "./installation.ts";
import { publishRelease } from "./releases/publish.ts";
import { signRelease } from "./releases/sign.ts";
import { submitRelease } from "./releases/submit.ts";
import { makeNewsroom, startRelease, typeBody } from "./testing.ts";

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
      const server = inject("postgres");
      if (engine === "pglite" || !server) {
        const place = path.join(folder, name);
        await mkdir(place);
        return { url: undefined, folder: place };
      }
      names.push(`${server.template}_${name}`);
      await onServer(server.url, `create database ${names.at(-1)}`);
      return { url: withDatabase(server.url, names.at(-1) ?? ""), folder };
    },
  };
}

/** Fills a place as people would: a draft, a text under review with one signature, a published one. */
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

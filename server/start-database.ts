import { existsSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { type Database, openDatabase } from "#db/client.ts";
import { setDatabase } from "#db/open.ts";
import { addLoadTestPeople, fillDemo } from "./demo.ts";
import type { Env } from "./env.ts";
import { claimInstallation, fillOnce } from "./installation.ts";

type Start = { env: Env; folder: string; demo: boolean; tell: (step: string) => void };

/** Opens the database of this installation, filled when it is a new demo, and publishes it. */
export async function startDatabase(start: Start): Promise<Database> {
  const { env, demo, tell } = start;
  tell("membuka basis data");
  const database = env.DATABASE_URL
    ? await openRemote(env.DATABASE_URL, start)
    : await openEmbedded(start);
  setDatabase(database);
  try {
    await claimInstallation(database.db, demo ? "demo" : "production");
    if (demo) await addLoadTestPeople(database.db, env.SINERGI_DEMO_PEOPLE);
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}

async function openRemote(url: string, start: Start): Promise<Database> {
  const database = await openDatabase({ url });
  if (start.demo) await fill(database, start);
  return database;
}

/** A new demo is filled aside and moved into place whole, so an interrupted first start leaves nothing half. */
async function openEmbedded(start: Start): Promise<Database> {
  const folder = path.join(start.folder, "database");
  await mkdir(start.folder, { recursive: true });
  if (start.demo && !existsSync(folder)) {
    const aside = path.join(start.folder, "database.new");
    await rm(aside, { recursive: true, force: true });
    const database = await openDatabase({ folder: aside });
    await fill(database, start);
    await database.close();
    await rename(aside, folder);
  }
  return openDatabase({ folder });
}

async function fill(database: Database, { tell }: Start): Promise<void> {
  setDatabase(database);
  await fillOnce(database.db, () => fillDemo(database.db, (step) => tell(`mengisi ${step}`)));
}

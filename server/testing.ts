import { sql } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { newId } from "#db/ids.ts";
import { agency, membership, person, userSession, workspace } from "#db/schema/people.ts";
import { type Actor, type AgencyKind, COLOUR_OF_KIND, type Role } from "#domain/people.ts";
import type { FourEyes } from "#domain/release.ts";
import type { JsonNode } from "#domain/schema.ts";
import { actorOfSession } from "./actor.ts";
import { createRelease } from "./releases/create.ts";
import { writeAs } from "./releases/write-as.ts";
import { type Signal, subscribe } from "./signals.ts";

/** People for tests: a workspace of its own with two agencies, each person with a live session. */
export async function makeNewsroom(db: Db, { fourEyes }: { fourEyes?: FourEyes } = {}) {
  const workspaceId = newId();
  const slug = `ruang-${workspaceId.slice(-12)}`;
  await db.insert(workspace).values({
    id: workspaceId,
    slug,
    name: "Kabupaten Uji",
    timeZone: "WIB",
    ...(fourEyes ? { fourEyes } : {}),
  });
  const agencyIds = { kpu: newId(), kominfo: newId() };
  const agencyRow = (kind: AgencyKind) => ({
    id: agencyIds[kind],
    workspaceId,
    slug: kind,
    kind,
    name: `Instansi ${kind}`,
    shortName: kind === "kpu" ? "KPU" : "Diskominfo",
    colour: COLOUR_OF_KIND[kind],
  });
  await db.insert(agency).values([agencyRow("kpu"), agencyRow("kominfo")]);
  const add = (kind: AgencyKind, name: string, ...roles: Role[]) =>
    addPerson(db, { workspaceId, agencyId: agencyIds[kind], name, roles });
  return {
    workspaceId,
    slug,
    agencyIds,
    add,
    signIn: (personId: string) => signIn(db, personId),
    kpuWriter: await add("kpu", "Penulis KPU", "writer"),
    kpuEditor: await add("kpu", "Redaktur KPU", "editor"),
    kominfoWriter: await add("kominfo", "Penulis Kominfo", "writer"),
    kominfoEditor: await add("kominfo", "Redaktur Kominfo", "editor"),
  };
}

export type Newsroom = Awaited<ReturnType<typeof makeNewsroom>>;

async function addPerson(
  db: Db,
  one: { workspaceId: string; agencyId: string; name: string; roles: Role[] },
): Promise<Actor> {
  const { workspaceId, agencyId, name, roles } = one;
  const id = newId();
  const account = { id, email: `${id}@contoh.test`, name, title: "Staf", passwordHash: "none" };
  await db.insert(person).values(account);
  await db.insert(membership).values({ personId: id, workspaceId, agencyId, roles });
  return signIn(db, id);
}

/** One more live session of a person. */
async function signIn(db: Db, personId: string): Promise<Actor> {
  const sessionId = newId();
  const expiresAt = sql`now() + interval '1 hour'`;
  await db.insert(userSession).values({ id: sessionId, personId, expiresAt });
  const signed = await actorOfSession(db, sessionId);
  if (!signed) throw new Error("a new session is not live");
  return signed.actor;
}

/** A joint release of the newsroom with a title, no text yet. */
export async function startRelease(author: Actor, more: Record<string, unknown> = {}) {
  const slug = author.memberships[0]?.workspaceSlug;
  const wish = { workspace: slug, kind: "siaran_pers", title: "Judul uji", joint: true, ...more };
  return (await createRelease(author, wish)).id;
}

/** Writes paragraphs as a person would, through the log; answers what the log said. */
export function typeBody(db: Db, releaseId: string, author: Actor, ...lines: string[]) {
  const content: JsonNode[] = lines.map((text) => ({
    type: "paragraph",
    content: [{ type: "text", text }],
  }));
  return writeAs(db, author, releaseId, { body: { type: "doc", content } });
}

/** Runs many calls at once and sorts what came of them. */
export async function settle<T>(calls: Promise<T>[]) {
  const results = await Promise.allSettled(calls);
  return {
    done: results.flatMap((r) => (r.status === "fulfilled" ? [r.value] : [])),
    refused: results.flatMap((r) => (r.status === "rejected" ? [r.reason as Error] : [])),
  };
}

/** What is announced while something runs. */
export async function heardWhile(work: () => Promise<unknown>): Promise<Signal[]> {
  const heard: Signal[] = [];
  const stop = subscribe((signal) => heard.push(signal));
  await work();
  stop();
  return heard;
}

/** Somebody who administers the installation and works in no agency. */
export async function addSystemAdmin(db: Db): Promise<Actor> {
  const id = newId();
  const account = { id, email: `${id}@contoh.test`, name: "Admin Sistem", passwordHash: "none" };
  await db.insert(person).values({ ...account, systemAdmin: true });
  return signIn(db, id);
}

import { eq, isNull, sql } from "drizzle-orm";
import { generateSync } from "otplib";
import type { Db } from "#db/client.ts";
import { newId } from "#db/ids.ts";
import {
  agency,
  membership,
  person,
  secondFactor,
  userSession,
  workspace,
} from "#db/schema/people.ts";
import { outbox } from "#db/schema/record.ts";
import { type LetterForm, letterForm } from "#domain/letters.ts";
import { type Actor, type AgencyKind, COLOUR_OF_KIND, type Role } from "#domain/people.ts";
import type { FourEyes } from "#domain/release.ts";
import type { JsonNode } from "#domain/schema.ts";
import { actorOfSession } from "./actor.ts";
import { startSession } from "./auth/sessions.ts";
import { confirmAuthenticator, offerAuthenticator } from "./factor/enrol.ts";
import { LETTER } from "./letter.ts";
import { hashPassword } from "./password.ts";
import { createRelease } from "./releases/create.ts";
import { writeAs } from "./releases/write-as.ts";
import { unseal } from "./seal.ts";
import { type Signal, subscribe } from "./signals.ts";

/** People for tests: a workspace of its own with two agencies, each person with a live session. */
export async function makeNewsroom(
  db: Db,
  { fourEyes, secondFactor: asked = false }: { fourEyes?: FourEyes; secondFactor?: boolean } = {},
) {
  const workspaceId = newId();
  const slug = `ruang-${workspaceId.slice(-12)}`;
  await db.insert(workspace).values({
    id: workspaceId,
    slug,
    name: "Kabupaten Uji",
    timeZone: "WIB",
    secondFactor: asked,
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

/** Gives a person an authenticator, which their live sessions have just shown. */
export async function proveFactor(db: Db, personId: string): Promise<void> {
  const confirmedAt = sql`now()`;
  await db.insert(secondFactor).values({ personId, sealed: "none", confirmedAt });
  await db
    .update(userSession)
    .set({ factorAt: sql`now()` })
    .where(eq(userSession.personId, personId));
}

/** Gives a person a real authenticator, as they would themselves; their session is proven by it. */
export async function enrol(db: Db, actor: Actor) {
  await giveTestPassword(db, actor.personId);
  const { secret } = await offerAuthenticator(actor, { current: TEST_PASSWORD });
  const codeAt = async (step: number) => {
    const epoch = (await clockStep(db)) * 30 + step * 30;
    return generateSync({ secret, epoch });
  };
  const { recoveryCodes } = await confirmAuthenticator(actor, { code: await codeAt(0) });
  return { secret, recoveryCodes, codeAt };
}

/** The password of whom `giveTestPassword` gives one. */
export const TEST_PASSWORD = "kata sandi yang panjang";
let testHash: Promise<string> | undefined;

/** Gives a person a real password, with which they can sign in and prove themselves. */
export async function giveTestPassword(db: Db, personId: string): Promise<void> {
  testHash ??= hashPassword(TEST_PASSWORD);
  const passwordHash = await testHash;
  await db.update(person).set({ passwordHash }).where(eq(person.id, personId));
}

/** The half minute that the database's clock is in. */
export async function clockStep(db: Db): Promise<number> {
  const asked = await db.execute(
    sql`select floor(extract(epoch from clock_timestamp()) / 30)::float8 as step`,
  );
  return (asked as unknown as { rows: { step: number }[] }).rows[0]?.step ?? 0;
}

/** Makes a person's last proof older. */
export async function ageProof(db: Db, personId: string, minutes: number): Promise<void> {
  await db
    .update(userSession)
    .set({ factorAt: sql`now() - make_interval(mins => ${minutes})` })
    .where(eq(userSession.personId, personId));
}

/** What the outbox still holds for an address, oldest first. */
export async function lettersTo(db: Db, email: string): Promise<LetterForm[]> {
  const rows = await db.select().from(outbox).where(isNull(outbox.doneAt)).orderBy(outbox.id);
  return rows
    .map(({ sealed }) => letterForm.parse(JSON.parse(unseal(sealed ?? "", LETTER))))
    .filter(({ to }) => to === email);
}

/** A writer of KPU with that password. */
export async function addWithPassword(db: Db, room: Pick<Newsroom, "add">): Promise<Actor> {
  const actor = await room.add("kpu", "Bagus", "writer");
  await giveTestPassword(db, actor.personId);
  return actor;
}

/** Signs somebody with that password in, with a code beside it where one is given. */
export function signInAs(db: Db, { personId }: Actor, totp?: string) {
  return startSession(db, { email: `${personId}@contoh.test`, password: TEST_PASSWORD, totp });
}

import { eq, inArray, sql } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import {
  DEMO_PASSWORD,
  type DemoPerson,
  loadTestPeople,
  PEOPLE,
  WORKSPACES,
} from "#db/demo/people.ts";
import { type DemoRelease, RELEASES } from "#db/demo/releases.ts";
import { newId } from "#db/ids.ts";
import {
  agency,
  agreement,
  membership,
  person,
  userSession,
  workspace,
} from "#db/schema/people.ts";
import { type Span, wordsInLine } from "#domain/commented.ts";
import { type Actor, COLOUR_OF_KIND } from "#domain/people.ts";
import type { JsonNode } from "#domain/schema.ts";
import { actorOfSession } from "./actor.ts";
import { withDrawings } from "./demo-picture.ts";
import { hashPassword } from "./password.ts";
import { tickChecklist } from "./releases/checklist.ts";
import { replyInThread } from "./releases/comments.ts";
import { createRelease } from "./releases/create.ts";
import { numberRelease } from "./releases/number.ts";
import { planRelease } from "./releases/plan.ts";
import { publishRelease } from "./releases/publish.ts";
import { returnRelease } from "./releases/reopen.ts";
import { signRelease } from "./releases/sign.ts";
import { submitRelease } from "./releases/submit.ts";
import { openThread, resolveThread } from "./releases/threads.ts";
import { writeAs } from "./releases/write-as.ts";

/**
 * Fills an empty database with the demo: workspaces, people, and releases taken through the same
 * use cases as real ones. The database must be the open one, and somebody must keep pictures.
 */
export async function fillDemo(db: Db, tell: (step: string) => void): Promise<void> {
  tell("ruang kerja dan akun peragaan");
  await addWorkspaces(db);
  await addPeople(db, PEOPLE);
  const actors = await signInAll(db);
  for (const [index, release] of RELEASES.entries()) {
    tell(`naskah peragaan ${index + 1} dari ${RELEASES.length}`);
    await addRelease(db, release, actors);
  }
  // Nobody has signed in yet, and the list of accounts says so.
  const sessions = [...actors.values()].map((actor) => actor.sessionId);
  await db.delete(userSession).where(inArray(userSession.id, sessions));
}

/** Adds the writers for load tests that are not there yet. */
export async function addLoadTestPeople(db: Db, count: number): Promise<void> {
  const wanted = loadTestPeople(count);
  const there = await db.select({ email: person.email }).from(person);
  const known = new Set(there.map((row) => row.email));
  await addPeople(
    db,
    wanted.filter((one) => !known.has(one.email)),
  );
}

async function addWorkspaces(db: Db): Promise<void> {
  for (const { agencies, agreement: terms, ...row } of WORKSPACES) {
    const workspaceId = newId();
    await db.insert(workspace).values({ id: workspaceId, ...row, secondFactor: false });
    await db.insert(agency).values(
      agencies.map((one) => ({
        id: newId(),
        workspaceId,
        kind: one.slug,
        colour: COLOUR_OF_KIND[one.slug],
        ...one,
      })),
    );
    await db.insert(agreement).values({ id: newId(), workspaceId, ...terms });
  }
}

async function addPeople(db: Db, people: readonly DemoPerson[]): Promise<void> {
  if (!people.length) return;
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const agencies = await db
    .select({
      id: agency.id,
      slug: agency.slug,
      workspaceId: workspace.id,
      workspace: workspace.slug,
    })
    .from(agency)
    .innerJoin(workspace, eq(workspace.id, agency.workspaceId));
  const rows = people.map((one) => ({ ...one, id: newId() }));
  await db.insert(person).values(
    rows.map(({ id, email, name, title, workspace: home }) => ({
      id,
      email,
      name,
      title,
      passwordHash,
      systemAdmin: home === null,
    })),
  );
  const members = rows.flatMap((row) => {
    const at = agencies.find((a) => a.workspace === row.workspace && a.slug === row.agency);
    if (!at) return [];
    return {
      personId: row.id,
      workspaceId: at.workspaceId,
      agencyId: at.id,
      roles: [...row.roles],
    };
  });
  await db.insert(membership).values(members);
}

type Actors = Map<string, Actor>;

/** A short session for each demo person, so that the use cases judge them like anybody else. */
async function signInAll(db: Db): Promise<Actors> {
  const people = await db.select({ id: person.id, email: person.email }).from(person);
  const actors: Actors = new Map();
  for (const { id: personId, email } of people) {
    const id = newId();
    const expiresAt = sql`now() + interval '1 hour'`;
    await db.insert(userSession).values({ id, personId, expiresAt });
    const signed = await actorOfSession(db, id);
    if (signed) actors.set(email, signed.actor);
  }
  return actors;
}

async function addRelease(db: Db, wish: DemoRelease, actors: Actors): Promise<void> {
  const who = (role: "penulis" | "redaktur", office: string): Actor => {
    const actor = actors.get(`${role}@${office}.${wish.workspace}.test`);
    if (!actor) throw new Error(`no demo account ${role} of ${office} in ${wish.workspace}`);
    return actor;
  };
  const { workspace: slug, kind, title, template, joint, stage } = wish;
  const author = who("penulis", wish.owner);
  const { id } = await createRelease(author, { workspace: slug, kind, title, template, joint });
  const { body, fields } = wish;
  if (body) {
    const drawn = await withDrawings(author, id, body);
    const written = await writeAs(db, author, id, { body: drawn, fields });
    if (written.kind !== "committed") throw new Error(`the demo text was refused: ${written.kind}`);
  }
  if (wish.plan)
    await planRelease(
      author,
      id,
      planOf(wish.plan, (office) => who("penulis", office)),
    );
  for (const entry of wish.checked ?? []) await tickChecklist(author, id, { entry, done: true });
  if (stage === "draf") return;
  const { version } = await submitRelease(author, id);
  const threads = await askAbout(wish, { id, versionId: version.id, by: who("redaktur", "kpu") });
  if (stage === "perlu_revisi") {
    const reason = "Sebutkan nama kedua belas sekolah dan tanggal masing-masing.";
    await returnRelease(who("redaktur", "kpu"), id, { reason });
    for (const { thread, answered, isSettled } of threads) {
      await replyInThread(author, id, thread, { text: answered });
      if (isSettled) await resolveThread(author, id, thread, {});
    }
    return;
  }
  if (stage === "ditinjau") return;
  const seen = { versionId: version.id, sha256: version.sha256 };
  const first = joint ? "kpu" : wish.owner;
  await signRelease(who("redaktur", first), id, seen);
  if (stage === "satu_tanda_tangan") return;
  if (joint) await signRelease(who("redaktur", "kominfo"), id, seen);
  for (const [office, number] of Object.entries(wish.numbers ?? {})) {
    await numberRelease(who("redaktur", office), id, { number });
  }
  if (stage === "terbit") await publishRelease(who("redaktur", wish.owner), id, {});
}

/** Opens the threads about words of the submitted text. */
async function askAbout(
  { talks = [], body }: DemoRelease,
  { id, versionId, by }: { id: string; versionId: string; by: Actor },
) {
  const threads = [];
  for (const talk of talks) {
    const about = { version: versionId, ...placeOfWords(body?.content ?? [], talk.words) };
    const { thread } = await openThread(by, id, { about, text: talk.asked });
    threads.push({ ...talk, thread });
  }
  return threads;
}

function placeOfWords(blocks: readonly JsonNode[], words: string): Span {
  const texts = blocks.map((top) => wordsInLine({ type: "doc", content: [top] }));
  const block = texts.findIndex((text) => text.includes(words));
  const offset = texts[block]?.indexOf(words) ?? 0;
  return { from: { block, offset }, to: { block, offset: offset + words.length } };
}

const HOUR = 3_600_000;

/** Full hours look like what somebody would have chosen. */
function planOf(
  { hours, writer }: NonNullable<DemoRelease["plan"]>,
  who: (office: string) => Actor,
) {
  const dueAt = new Date((Math.ceil(Date.now() / HOUR) + hours) * HOUR).toISOString();
  return { dueAt, ...(writer ? { assignee: who(writer).personId } : {}) };
}

import { and, eq, not, sql } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { newId } from "#db/ids.ts";
import { record } from "#db/record.ts";
import { person, userSession } from "#db/schema/people.ts";
import { credentials } from "#domain/inputs.ts";
import { barred, isBarred } from "#server/account-state.ts";
import { guardedCode } from "#server/code-guesses.ts";
import { lettersWritten } from "#server/letter.ts";
import { passwordMatches } from "#server/password.ts";
import { hasFactor, noteFactor, takeCode } from "#server/second-factor.ts";
import { announceEnded, type Ended, endSessions, homeOf, SESSION_HOURS } from "#server/sessions.ts";

type From = {
  /** What the owner will tell the session by (`deviceOf`). */
  device?: string;
  /** The session that the same browser brought along: it ends, whosever it is. */
  replaced?: string | null;
};

/**
 * Starts a session for a right address and password and returns its id; nothing of a session that
 * was there before goes on. A right code of the second factor beside them proves the session at
 * once; without one it starts half-open. Null for anything else, without telling which was wrong.
 * Throws `Refused("too-many-attempts")` where a code came while none is judged: that the password is
 * right is no secret then, because it opens a half-open session without one.
 */
export async function startSession(
  db: Db,
  input: unknown,
  { device = "", replaced = null }: From = {},
): Promise<Started | null> {
  const parsed = credentials.safeParse(input);
  if (!parsed.success) return null;
  const [found] = await db.select().from(person).where(eq(person.email, parsed.data.email));
  const matches = await passwordMatches(found?.passwordHash ?? null, parsed.data.password);
  if (!found || !matches || isBarred(found)) return null;

  const { shared } = parsed.data;
  const totp = parsed.data.totp?.trim();
  const start: Start = { person: found, device, shared, replaced, totp };
  const begun = () => db.transaction((tx) => begin(tx, start));
  const session =
    totp && (await hasFactor(db, found.id))
      ? await guardedCode({ personId: found.id, typed: totp }, begun)
      : await begun();
  if (!session) return null;
  const { ended, ...started } = session;
  announceEnded(ended);
  lettersWritten();
  return started;
}
type Started = { sessionId: string; personId: string };
type Start = Required<From> & {
  person: typeof person.$inferSelect;
  shared: boolean;
  totp: string | undefined;
};

async function begin(tx: Db, start: Start): Promise<(Started & { ended: Ended }) | null> {
  const { person: found, device, shared, replaced, totp } = start;
  const { id: personId, passwordHash } = found;
  // A suspension or another password that came in between goes first.
  const proven = and(
    eq(person.id, personId),
    eq(person.passwordHash, passwordHash ?? ""),
    not(barred),
  );
  const [still] = await tx.select({ id: person.id }).from(person).where(proven).for("share");
  if (!still) return null;
  const shown = Boolean(totp) && (await hasFactor(tx, personId));
  const by = shown ? await takeCode(tx, personId, totp ?? "") : null;
  if (shown && !by) return null;
  const sessionId = newId();
  const expiresAt = sql`now() + make_interval(hours => ${SESSION_HOURS})`;
  const factorAt = shown ? sql`now()` : null;
  const row = { id: sessionId, personId, device, shared, expiresAt, factorAt };
  await tx.insert(userSession).values(row);
  await record(tx, {
    kind: "session.started",
    workspaceId: await homeOf(tx, personId),
    actorId: personId,
    detail: { sessionId },
  });
  if (by === "recovery") await noteFactor(tx, personId, "recovery_used");
  const ended = replaced ? await endOne(tx, replaced, personId) : [];
  return { sessionId, personId, ended };
}

/** Ends a session for good and closes its sockets; ending it twice is harmless. */
export async function endSession(db: Db, sessionId: string): Promise<void> {
  announceEnded(await db.transaction((tx) => endOne(tx, sessionId)));
}

/** Ends a session, in the name of its owner unless somebody else is named. */
async function endOne(tx: Db, sessionId: string, by?: string): Promise<Ended> {
  const [row] = await tx.select().from(userSession).where(eq(userSession.id, sessionId));
  if (!row) return [];
  const { personId } = row;
  return endSessions(tx, { personId, only: sessionId, by: by ?? personId });
}

import { and, eq, gt, sql } from "drizzle-orm";
import { generateSecret, generateURI } from "otplib";
import type { Db } from "#db/client.ts";
import { database } from "#db/open.ts";
import {
  factorConsent,
  membership,
  person,
  secondFactor,
  userSession,
  workspace,
} from "#db/schema/people.ts";
import type { OfferedAuthenticator, RecoveryCodes } from "#domain/answers/factor.ts";
import { askedOffer, shownCode } from "#domain/factor-inputs.ts";
import type { Actor } from "#domain/people.ts";
import { readCode } from "#domain/recovery-codes.ts";
import { requireFresh, signedActor } from "#server/actor.ts";
import { guardedAttempt } from "#server/attempts.ts";
import { lettersWritten } from "#server/letter.ts";
import { ownerByPassword } from "#server/own-password.ts";
import { parse } from "#server/parse.ts";
import { Refused } from "#server/refused.ts";
import {
  lockFactor,
  noteFactor,
  replaceRecoveryCodes,
  sealAuthenticators,
  stepOfCode,
  unsealAuthenticators,
} from "#server/second-factor.ts";
import {
  announceEnded,
  type Ended,
  endSessions,
  holdPerson,
  holdSessions,
  keepSession,
  type Renew,
} from "#server/sessions.ts";
import { settings } from "#server/settings.ts";
import { announce } from "#server/signals.ts";

/** Minutes for which an offered authenticator stays the same, however often a phone reloads the page. */
const OFFER_MINUTES = 60;

/**
 * Offers the person an authenticator to put into their app, in this session alone. It counts only
 * once a code of it was shown; until then the one that they have goes on working.
 */
export async function offerAuthenticator(
  asker: Actor,
  input: unknown,
): Promise<OfferedAuthenticator> {
  const { current } = parse(askedOffer, input);
  const { factor } = await database().transaction((tx) => mayEnrol(tx, asker));
  const byPassword = factor.state === "off";
  if (byPassword) await ownerByPassword(asker.personId, current ?? "");
  return database().transaction(async (tx) => {
    const { personId, sessionId, factor } = await mayEnrol(tx, asker);
    if (factor.state === "off" && !byPassword) throw new Refused("wrong-password");
    // The person first: two pages that open at once offer the same authenticator.
    await holdPerson(tx, personId);
    const row = await lockFactor(tx, personId);
    const known = row && unsealAuthenticators(row.sealed);
    const isOwn = known?.next?.sessionId === sessionId;
    if (known?.next && isOwn && (await isYoung(tx, personId))) {
      return described(tx, personId, known.next.secret);
    }
    const secret = generateSecret();
    const next = { secret, sessionId };
    const sealed = sealAuthenticators({ secret: known?.secret ?? null, next });
    const offer = { sealed, createdAt: sql`now()` };
    await tx
      .insert(secondFactor)
      .values({ personId, ...offer })
      .onConflictDoUpdate({ target: secondFactor.personId, set: offer });
    return described(tx, personId, secret);
  });
}

async function isYoung(tx: Db, personId: string): Promise<boolean> {
  const since = sql`now() - make_interval(mins => ${OFFER_MINUTES})`;
  const offer = and(eq(secondFactor.personId, personId), gt(secondFactor.createdAt, since));
  return (await tx.$count(secondFactor, offer)) > 0;
}

/**
 * Makes the authenticator that this session was offered the person's by a code of it. The session is
 * proven with it, and where it replaces another one all other sessions end. Its owner is told by
 * mail. Answers the recovery codes, this once.
 */
export async function confirmAuthenticator(
  asker: Actor,
  input: unknown,
  renew: Renew = keepSession,
): Promise<RecoveryCodes> {
  const { code } = parse(shownCode, input);
  // Before anything counts as a guess.
  await database().transaction((tx) => mayEnrol(tx, asker));
  const made = await guardedAttempt({ account: asker.personId, proof: "code" }, () =>
    database().transaction((tx) => confirm(tx, asker, { typed: code, renew })),
  );
  if (!made) throw new Refused("wrong-code");
  lettersWritten();
  announceEnded(made.ended);
  announce({ kind: "rights-changed", personId: asker.personId });
  return { recoveryCodes: made.recoveryCodes };
}

type Confirmed = { recoveryCodes: string[]; ended: Ended };

type Shown = { typed: string; renew: Renew };

async function confirm(tx: Db, asker: Actor, { typed, renew }: Shown): Promise<Confirmed | null> {
  const actor = await mayEnrol(tx, asker);
  const { personId, sessionId } = actor;
  await holdPerson(tx, personId);
  const row = await lockFactor(tx, personId);
  const offered = row && unsealAuthenticators(row.sealed).next;
  if (!row || offered?.sessionId !== sessionId) throw new Refused("not-found");
  const { secret } = offered;
  const read = readCode(typed);
  if (read?.kind !== "totp") return null;
  const step = await stepOfCode(tx, { secret, token: read.code, after: 0 });
  if (step === null) return null;
  const replaces = row.confirmedAt !== null;
  await tx
    .update(secondFactor)
    .set({
      sealed: sealAuthenticators({ secret, next: null }),
      confirmedAt: sql`now()`,
      lastStep: step,
    })
    .where(eq(secondFactor.personId, personId));
  await holdSessions(tx, personId);
  await tx.update(userSession).set({ factorAt: sql`now()` }).where(eq(userSession.id, sessionId));
  const except = await renew(tx, actor);
  // What two admins wanted to take away is not there any more.
  await tx.delete(factorConsent).where(eq(factorConsent.personId, personId));
  const recoveryCodes = await replaceRecoveryCodes(tx, personId);
  await noteFactor(tx, personId, "enrolled", { replaces });
  const ended = replaces ? await endSessions(tx, { personId, except, by: personId }) : [];
  return { recoveryCodes, ended };
}

/** Who still has to show a code of one authenticator may not put another one in its place. */
async function mayEnrol(tx: Db, asker: Actor): Promise<Actor> {
  const actor = await signedActor(tx, asker);
  const { state } = actor.factor;
  if (state === "prove") throw new Refused("second-factor-required", { extra: { need: "prove" } });
  if (state === "proven") requireFresh(actor);
  return actor;
}

/** For the app of a person: whose account of which Sinergi the codes are for. */
async function described(tx: Db, personId: string, secret: string): Promise<OfferedAuthenticator> {
  const [owner] = await tx.select().from(person).where(eq(person.id, personId));
  const places = await tx
    .select({ name: workspace.name })
    .from(membership)
    .innerJoin(workspace, eq(workspace.id, membership.workspaceId))
    .where(eq(membership.personId, personId));
  const [origin = ""] = settings().origins;
  const [only, ...others] = places;
  const place = only && !others.length ? only.name : new URL(origin).host;
  const uri = generateURI({ issuer: `Sinergi (${place})`, label: owner?.email ?? "", secret });
  return { secret, uri };
}

import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { and, desc, eq, gt, isNull, or, sql } from "drizzle-orm";
import PostalMime from "postal-mime";
import { database } from "#db/open.ts";
import { record } from "#db/record.ts";
import { person } from "#db/schema/people.ts";
import { event, outbox } from "#db/schema/record.ts";
import { administersInstallation } from "#domain/administration.ts";
import type { LetterText } from "#domain/answers/accounts.ts";
import { isId } from "#domain/ids.ts";
import { nothing } from "#domain/inputs.ts";
import type { KeptLetterLine, WaitingLetter } from "#domain/letter-views.ts";
import type { Actor } from "#domain/people.ts";
import { currentActor, requireFresh } from "#server/actor.ts";
import { parse } from "#server/parse.ts";
import { Refused } from "#server/refused.ts";
import { settings } from "#server/settings.ts";

const MOST = 50;

/** With which a password is set: in "forgotten", "new-link" and invitations. */
const ACCOUNT_LINK = /\S+\/undangan\/\S+/g;

/**
 * The newest letters that were put into the folder because no mail server is set; none where one
 * is. For system admins; throws `Refused("forbidden")`.
 */
export async function keptLetters(actor: Actor): Promise<KeptLetterLine[]> {
  refuseUnlessAdmin(actor);
  const { sendsOut, folder } = settings().mail;
  if (sendsOut) return [];
  const files = await readdir(folder).catch(() => []);
  // Names begin with the time at which the letter was written.
  const newest = files
    .filter((file) => file.endsWith(".eml"))
    .map((file) => file.slice(0, -".eml".length))
    .filter(isId)
    .sort()
    .reverse()
    .slice(0, MOST);
  const letters = await Promise.all(newest.map(readLetter));
  return letters.flatMap((one) => (one ? [one.line] : []));
}

/** One of them without what it says; throws `Refused("not-found")`. */
export async function keptLetter(actor: Actor, id: string): Promise<KeptLetterLine> {
  refuseUnlessAdmin(actor);
  return (await findLetter(id)).line;
}

/**
 * What one of them says. Its link may open somebody's account, so this asks for what making a link
 * asks for: a young second factor, an event, and not one's own account.
 */
export function readKeptLetter(asker: Actor, id: string, input: unknown): Promise<LetterText> {
  parse(nothing, input);
  return database().transaction(async (tx) => {
    const actor = await currentActor(tx, asker);
    refuseUnlessAdmin(actor);
    const { line, text } = await findLetter(id);
    requireFresh(actor);
    const detail = { letterId: line.id };
    await record(tx, {
      kind: "letter.read",
      workspaceId: null,
      actorId: actor.personId,
      detail,
    });
    const own = and(eq(person.id, actor.personId), eq(person.email, line.to.toLowerCase()));
    const said = (await tx.$count(person, own)) ? text.replaceAll(ACCOUNT_LINK, "…") : text;
    return { text: said, withheld: said !== text };
  });
}

async function findLetter(id: string): Promise<Letter> {
  const letter = settings().mail.sendsOut ? null : await readLetter(id);
  if (!letter) throw new Refused("not-found");
  return letter;
}

type Letter = { line: KeptLetterLine; text: string };

/** Only ids are looked for, so that no name leads out of the folder. */
async function readLetter(id: string): Promise<Letter | null> {
  if (!isId(id)) return null;
  const file = path.join(settings().mail.folder, `${id}.eml`);
  const bytes = await readFile(file).catch(() => null);
  if (!bytes) return null;
  const { subject = "", to, date, text = "" } = await PostalMime.parse(bytes);
  const at = new Date(date ?? 0);
  return { line: { id, subject, to: to?.[0]?.address ?? "", at: at.toISOString() }, text };
}

/**
 * Letters that are not delivered yet, and those given up within a month: what they tell of, never
 * what they say or to whom. For system admins; throws `Refused("forbidden")`.
 */
export async function waitingLetters(actor: Actor): Promise<WaitingLetter[]> {
  refuseUnlessAdmin(actor);
  const isOpen = and(isNull(outbox.doneAt), isNull(outbox.givenUpAt));
  const isRecent = gt(outbox.givenUpAt, sql`now() - interval '30 days'`);
  const rows = await database()
    .select({ letter: outbox, kind: event.kind })
    .from(outbox)
    .innerJoin(event, and(eq(event.chain, outbox.chain), eq(event.seq, outbox.seq)))
    .where(or(isOpen, isRecent))
    .orderBy(desc(outbox.createdAt), desc(outbox.id))
    .limit(MOST);
  return rows.map(({ letter, kind }) => ({
    id: letter.id,
    kind,
    at: letter.createdAt.toISOString(),
    attempts: letter.attempts,
    failure: letter.failure,
    isGivenUp: letter.givenUpAt !== null,
  }));
}

function refuseUnlessAdmin(actor: Actor): void {
  if (!administersInstallation(actor)) throw new Refused("forbidden");
}

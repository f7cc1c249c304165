import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { agency, membership, person } from "#db/schema/people.ts";
import { commentMention } from "#db/schema/threads.ts";
import { byName } from "#domain/name-order.ts";
import type { MentionInput } from "#domain/thread-inputs.ts";
import { mentionOf } from "#domain/threads.ts";
import { isInState } from "#server/account-state.ts";
import { letter } from "#server/letter.ts";
import { Refused } from "#server/refused.ts";
import type { Dossier } from "./dossier.ts";

/** Agencies that may read a text: both, or its owner alone. */
export function readingAgencies({ release, agencies }: Dossier): Dossier["agencies"] {
  return agencies.filter(
    ({ id }) => release.visibility === "workspace" || id === release.ownerAgencyId,
  );
}

/** Everybody who may read a text and has come to their account, by name. */
export async function readersOf(db: Db, dossier: Dossier) {
  const rows = await db
    .select({ id: person.id, name: person.name, agency: agency.slug, agencyId: agency.id })
    .from(membership)
    .innerJoin(person, eq(person.id, membership.personId))
    .innerJoin(agency, eq(agency.id, membership.agencyId))
    .where(
      and(
        inArray(
          membership.agencyId,
          readingAgencies(dossier).map(({ id }) => id),
        ),
        sql`${membership.roles} && array['writer', 'editor']`,
        isInState("active"),
      ),
    )
    .orderBy(asc(person.id));
  return rows.sort(byName);
}

type Mentioned = { mentionedId: string; name: string } & (
  | { personId: string; agencyId: null }
  | { personId: null; agencyId: string }
);

/**
 * Whom a comment names. Throws `Refused("invalid-input")` for somebody who may not read the text,
 * and for a name that does not stand in the comment.
 */
export async function mentionedIn(
  tx: Db,
  dossier: Dossier,
  text: string,
  wanted: readonly MentionInput[],
): Promise<Mentioned[]> {
  if (!wanted.length) return [];
  const people = await readersOf(tx, dossier);
  const found = new Map<string, Mentioned>();
  for (const one of wanted) {
    const mentioned = mentionedBy(one, people, readingAgencies(dossier));
    if (!mentioned || !text.includes(mentionOf(mentioned.name))) {
      throw new Refused("invalid-input", { extra: { errors: [{ path: "mentions" }] } });
    }
    found.set(mentioned.mentionedId, mentioned);
  }
  return [...found.values()];
}

function mentionedBy(
  one: MentionInput,
  people: readonly { id: string; name: string }[],
  agencies: Dossier["agencies"],
): Mentioned | null {
  if ("person" in one) {
    const found = people.find(({ id }) => id === one.person);
    return (
      (found && { mentionedId: found.id, name: found.name, personId: found.id, agencyId: null }) ??
      null
    );
  }
  const found = agencies.find(({ slug }) => slug === one.agency);
  return (
    (found && {
      mentionedId: found.id,
      name: found.shortName,
      personId: null,
      agencyId: found.id,
    }) ??
    null
  );
}

/** Keeps whom a comment names now. Answers those whom it did not name before. */
export async function keepMentions(
  tx: Db,
  commentId: string,
  mentioned: readonly Mentioned[],
): Promise<Mentioned[]> {
  const before = await tx
    .delete(commentMention)
    .where(eq(commentMention.commentId, commentId))
    .returning();
  if (mentioned.length) {
    await tx.insert(commentMention).values(mentioned.map((one) => ({ commentId, ...one })));
  }
  const known = before.map(({ mentionedId }) => mentionedId);
  return mentioned.filter(({ mentionedId }) => !known.includes(mentionedId));
}

/** A letter to everybody who is named, also as one of an agency, but whoever names them. */
export async function mentionLetters(
  tx: Db,
  dossier: Dossier,
  mentioned: readonly Mentioned[],
  by: { personId: string; name: string },
): Promise<string[]> {
  if (!mentioned.length) return [];
  const named = mentioned.map(({ mentionedId }) => mentionedId);
  const ids = (await readersOf(tx, dossier))
    .filter(({ id, agencyId }) => named.includes(id) || named.includes(agencyId))
    .map(({ id }) => id)
    .filter((id) => id !== by.personId);
  if (!ids.length) return [];
  const readers = await tx.select().from(person).where(inArray(person.id, ids));
  const path = `/naskah/${dossier.release.id}`;
  return readers.map((reader) => letter("mentioned", reader, { from: by.name, path }));
}

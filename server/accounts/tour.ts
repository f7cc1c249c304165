import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { database } from "#db/open.ts";
import { record } from "#db/record.ts";
import { person } from "#db/schema/people.ts";
import type { TourState } from "#domain/answers/accounts.ts";
import { tourWish } from "#domain/inputs.ts";
import type { Actor } from "#domain/people.ts";
import { currentActor } from "#server/actor.ts";
import { parse } from "#server/parse.ts";

/** True until the person has closed the tour for good. */
export async function isTourOpen({ personId }: Actor): Promise<boolean> {
  const [row] = await database()
    .select({ closedAt: person.tourClosedAt })
    .from(person)
    .where(eq(person.id, personId));
  return row?.closedAt === null;
}

/** Closes the tour of the asking person for good, or opens it again. */
export async function setTour(asker: Actor, input: unknown): Promise<TourState> {
  const { closed } = parse(tourWish, input);
  await database().transaction(async (tx) => {
    const { personId } = await currentActor(tx, asker);
    const other = closed ? isNull(person.tourClosedAt) : isNotNull(person.tourClosedAt);
    const [changed] = await tx
      .update(person)
      .set({ tourClosedAt: closed ? sql`now()` : null })
      .where(and(eq(person.id, personId), other))
      .returning({ id: person.id });
    if (!changed) return;
    await record(tx, {
      kind: "person.changed",
      workspaceId: null,
      actorId: personId,
      detail: { personId, tourClosed: closed },
    });
  });
  return { closed };
}

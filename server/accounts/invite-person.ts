import { database } from "#db/open.ts";
import { record } from "#db/record.ts";
import { invitedPerson } from "#domain/account-inputs.ts";
import { administersAgency } from "#domain/administration.ts";
import type { InvitedPerson, NewLink } from "#domain/answers/accounts.ts";
import { nothing } from "#domain/inputs.ts";
import type { Actor } from "#domain/people.ts";
import { currentActor, requireFresh } from "#server/actor.ts";
import { lettersWritten, mailed } from "#server/letter.ts";
import { parse } from "#server/parse.ts";
import { Refused } from "#server/refused.ts";
import { homeOf } from "#server/sessions.ts";
import { lockAccounts, onAccount } from "./account.ts";
import { addPerson } from "./add-person.ts";
import type { Asker } from "./asker.ts";
import { linkLetter } from "./link-letter.ts";
import { makeLink } from "./one-time-link.ts";
import { findPlace } from "./places.ts";

/** Makes an account in an agency and the link with which its owner sets their password. */
export async function invitePerson(asker: Actor, input: unknown): Promise<InvitedPerson> {
  const { workspace, agency, ...one } = parse(invitedPerson, input);
  const made = await database().transaction(async (tx) => {
    await lockAccounts(tx);
    const admin = await currentActor(tx, asker);
    const place = await findPlace(tx, { workspace, agency });
    if (!administersAgency(admin, place)) throw new Refused("not-found");
    requireFresh(admin);
    const { personId, link } = await addPerson(tx, { ...one, ...place }, admin.personId);
    return { id: personId, link };
  });
  lettersWritten();
  return { ...made, mail: mailed() };
}

/**
 * A new one-time link for somebody who never joined or cannot sign in; it voids the one before.
 * The password that they have works until they set the new one.
 */
export async function renewLink(asker: Asker, personId: string, input: unknown): Promise<NewLink> {
  parse(nothing, input);
  const link = await onAccount(asker, personId, async (tx, { author, allow }) => {
    allow({ kind: "make-link" });
    const made = await makeLink(tx, { personId, createdBy: author.actorId });
    const entry = {
      kind: "person.invited" as const,
      workspaceId: await homeOf(tx, personId),
      actorId: author.actorId,
      detail: { personId, again: true, ...author.detail },
    };
    await record(tx, entry, [await linkLetter(tx, personId, made)]);
    return made;
  });
  lettersWritten();
  return { link, mail: mailed() };
}

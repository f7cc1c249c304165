import type { Db } from "#db/client.ts";
import { accessTo } from "#domain/access.ts";
import { isId } from "#domain/ids.ts";
import { type Actor, membershipIn } from "#domain/people.ts";
import {
  type Action,
  barredByFourEyes,
  type Doer,
  decide,
  missingParties,
  type WhyNot,
} from "#domain/workflow.ts";
import { currentActor } from "#server/actor.ts";
import { Refused } from "#server/refused.ts";
import {
  type Dossier,
  editorsWhoCouldSign,
  findDossier,
  guardedOf,
  situationOf,
} from "./dossier.ts";

/** A release under lock, the person as they are now, and the state that the action leads to. */
export type Decided = {
  dossier: Dossier;
  doer: Doer & { actor: Actor };
  to: Dossier["edition"]["state"];
};

/**
 * Locks the edition and reads the person's rights again, inside the transaction of a change. Throws
 * `Refused("not-found")` for missing and not readable alike.
 */
export async function lockReadable(tx: Db, asker: Actor, releaseId: string) {
  const dossier = isId(releaseId) ? await findDossier(tx, releaseId, { lock: true }) : null;
  const actor = await currentActor(tx, asker);
  const member = dossier && membershipIn(actor, dossier.workspace.id);
  const access = dossier ? accessTo(actor, guardedOf(dossier)) : "none";
  if (!dossier || !member || access === "none") throw new Refused("not-found");
  return { dossier, actor, member, access };
}

/**
 * Find, authorise and decide in one go, inside the transaction of the change: locks the edition,
 * reads the actor's rights again and asks the workflow. Throws `Refused`.
 */
export async function decideUnderLock(
  tx: Db,
  asker: Actor,
  releaseId: string,
  action: Action,
): Promise<Decided> {
  const { dossier, actor, member } = await lockReadable(tx, asker, releaseId);
  const doer = {
    actor,
    personId: actor.personId,
    agencyId: member.agency.id,
    roles: member.roles,
  };
  const decision = decide(situationOf(dossier), action, doer);
  if (!decision.ok) throw await refusalOf(tx, dossier, doer, decision.why);
  return { dossier, doer, to: decision.to };
}

/** Agencies whose signature is owed, by slug. */
export function missingSlugs(dossier: Dossier): string[] {
  const missing = missingParties(situationOf(dossier));
  return dossier.parties.filter((p) => missing.includes(p.id)).map((p) => p.slug);
}

/** The refusal of what cannot be done in the state that the edition is in. */
export function wrongState(dossier: Dossier): Refused {
  const { state } = dossier.edition;
  return new Refused("wrong-state", {
    values: { state },
    extra: { state, missing: missingSlugs(dossier) },
  });
}

async function refusalOf(tx: Db, dossier: Dossier, doer: Doer, why: WhyNot): Promise<Refused> {
  const missing = missingSlugs(dossier);
  switch (why.reason) {
    case "wrong-state":
      return wrongState(dossier);
    case "signatures-missing": {
      const owing = dossier.parties.filter((p) => missing.includes(p.slug));
      const agencies = owing.map((p) => p.shortName);
      return new Refused("signatures-missing", { values: { agencies }, extra: { missing } });
    }
    case "four-eyes": {
      const situation = situationOf(dossier);
      const couldSign = await editorsWhoCouldSign(tx, dossier, doer.agencyId, (id) =>
        barredByFourEyes(situation, id),
      );
      return new Refused("four-eyes", {
        values: { names: couldSign },
        extra: { couldSign },
        words: couldSign.length ? "four-eyes" : "four-eyes-nobody",
      });
    }
    case "already-signed":
      return new Refused("already-signed", { extra: { missing } });
    case "role":
      return new Refused("role", { extra: { needs: [...why.needs] } });
    case "not-a-party":
    case "not-submitter-agency":
      return new Refused(why.reason);
  }
}

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
 * Find, authorise and decide in one go, inside the transaction of the change: locks the edition,
 * reads the actor's rights again and asks the workflow. Throws `Refused`; missing and not
 * readable are the same "not found".
 */
export async function decideUnderLock(
  tx: Db,
  asker: Actor,
  releaseId: string,
  action: Action,
): Promise<Decided> {
  const dossier = isId(releaseId) ? await findDossier(tx, releaseId, { lock: true }) : null;
  const actor = await currentActor(tx, asker);
  const member = dossier && membershipIn(actor, dossier.workspace.id);
  if (!dossier || !member || accessTo(actor, guardedOf(dossier)) === "none") {
    throw new Refused("not-found");
  }
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

async function refusalOf(tx: Db, dossier: Dossier, doer: Doer, why: WhyNot): Promise<Refused> {
  const missing = missingSlugs(dossier);
  switch (why.reason) {
    case "wrong-state":
      return new Refused("wrong-state", {
        values: { state: why.state },
        extra: { state: why.state, missing },
      });
    case "signatures-missing": {
      const owing = dossier.parties.filter((p) => missing.includes(p.slug));
      const agencies = owing.map((p) => p.shortName).join(", ");
      return new Refused("signatures-missing", { values: { agencies }, extra: { missing } });
    }
    case "four-eyes": {
      const situation = situationOf(dossier);
      const couldSign = await editorsWhoCouldSign(tx, dossier, doer.agencyId, (id) =>
        barredByFourEyes(situation, id),
      );
      return new Refused("four-eyes", {
        values: { names: couldSign.join(", ") },
        extra: { couldSign },
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

import type { Db } from "#db/client.ts";
import { database } from "#db/open.ts";
import { administersInstallation } from "#domain/administration.ts";
import type { NewWorkspaceAnswer } from "#domain/answers/workspaces.ts";
import type { Actor } from "#domain/people.ts";
import { type NewWorkspace, newWorkspace, setup } from "#domain/workspace-inputs.ts";
import { lockAccounts } from "./accounts/account.ts";
import { addPerson } from "./accounts/add-person.ts";
import { isOpenInvitation, makeFirstAdmin } from "./accounts/first-admin.ts";
import { currentActor, requireFresh } from "./actor.ts";
import { lettersWritten, mailed } from "./letter.ts";
import { parse } from "./parse.ts";
import { hashPassword } from "./password.ts";
import { Refused } from "./refused.ts";
import { insertWorkspace } from "./workspaces/insert.ts";

/**
 * Everything that a new installation begins with, in one transaction: the first admin, a workspace
 * with its agencies and agreement, and its people with their links. Whatever is refused, nothing of
 * it is stored and the link of the first admin still works.
 */
export async function setUp(input: unknown): Promise<NewWorkspaceAnswer> {
  const { token, account, workspace } = parse(setup, input);
  if (!(await isOpenInvitation(token))) throw new Refused("not-found");
  const passwordHash = await hashPassword(account.password);
  const { name, email } = account;
  const made = await database().transaction(async (tx) => {
    await lockAccounts(tx);
    const actorId = await makeFirstAdmin(tx, { token, name, email, passwordHash });
    return addTo(tx, workspace, { actorId, place: "workspace." });
  });
  lettersWritten();
  return made;
}

/** A further workspace of the installation, with its people and their links. */
export async function addWorkspace(asker: Actor, input: unknown): Promise<NewWorkspaceAnswer> {
  if (!administersInstallation(asker)) throw new Refused("forbidden");
  const wish = parse(newWorkspace, input);
  const made = await database().transaction(async (tx) => {
    await lockAccounts(tx);
    const actor = await currentActor(tx, asker);
    if (!administersInstallation(actor)) throw new Refused("forbidden");
    requireFresh(actor);
    return addTo(tx, wish, { actorId: actor.personId, place: "" });
  });
  lettersWritten();
  return made;
}

type By = { actorId: string; place: string };

async function addTo(tx: Db, wish: NewWorkspace, by: By): Promise<NewWorkspaceAnswer> {
  const { workspaceId, agencyIds } = await insertWorkspace(tx, wish, by);
  const links: NewWorkspaceAnswer["links"] = [];
  for (const [index, one] of wish.people.entries()) {
    const agencyId = agencyIds[one.agency];
    const path = `${by.place}people.${index}.email`;
    const { link } = await addPerson(tx, { ...one, workspaceId, agencyId }, by.actorId).catch(
      (error) => {
        throw taken(error, one.email, path);
      },
    );
    links.push({ name: one.name, email: one.email, agency: one.agency, ...link });
  }
  return { workspace: wish.slug, links, mail: mailed() };
}

/** The same refusal, with the field that it is about. */
function taken(error: unknown, what: string, path: string): unknown {
  if (!(error instanceof Refused) || error.reason !== "taken") return error;
  const errors = [{ path, message: "taken" }];
  return new Refused("taken", { values: { what }, extra: { errors } });
}

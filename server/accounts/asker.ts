import type { Db } from "#db/client.ts";
import type { Actor } from "#domain/people.ts";
import { currentActor } from "#server/actor.ts";

/** Whoever works at the machine itself: may what a system admin may, and is nobody's account. */
export const CONSOLE = "console";

/** Who asks for a change of accounts. */
export type Asker = Actor | typeof CONSOLE;

/** How events name who acted: by their account, or as the console. */
export type Author = { actorId: string | null; detail: { by?: typeof CONSOLE } };

/** Who acts, as the database knows them now, and how events name them. */
export async function actingFor(tx: Db, asker: Asker): Promise<{ admin: Actor; author: Author }> {
  if (asker === CONSOLE) {
    return { admin: OPERATOR, author: { actorId: null, detail: { by: CONSOLE } } };
  }
  const admin = await currentActor(tx, asker);
  return { admin, author: { actorId: admin.personId, detail: {} } };
}

/** Stands for the console where rules are asked; no id of it is ever stored. */
const OPERATOR: Actor = {
  personId: "",
  sessionId: "",
  name: "",
  title: "",
  locale: "id",
  theme: "system",
  systemAdmin: true,
  memberships: [],
  factor: { state: "off", fresh: true },
};

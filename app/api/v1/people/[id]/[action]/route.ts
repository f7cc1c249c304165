import type { Actor } from "#domain/people.ts";
import { addMembership, changePerson, removeMembership } from "#server/accounts/change-person.ts";
import { deletePerson } from "#server/accounts/delete-person.ts";
import { consentToRemoval } from "#server/accounts/lost-factor.ts";
import { handOverWork } from "#server/accounts/open-work.ts";
import { restorePerson, suspendPerson } from "#server/accounts/suspend-person.ts";
import { answerPost } from "#server/api.ts";
import { Refused } from "#server/refused.ts";

type Context = { params: Promise<{ id: string; action: string }> };
type UseCase = (actor: Actor, id: string, body: unknown) => Promise<unknown>;

const USE_CASES = new Map<string, UseCase>([
  ["change", changePerson],
  ["suspend", suspendPerson],
  ["restore", restorePerson],
  ["remove-factor", consentToRemoval],
  ["join", addMembership],
  ["leave", removeMembership],
  ["hand-over", handOverWork],
  ["delete", deletePerson],
]);

export async function POST(request: Request, { params }: Context) {
  const { id, action } = await params;
  return answerPost(request, (actor, body) => {
    const useCase = USE_CASES.get(action);
    if (!useCase) throw new Refused("not-found");
    return useCase(actor, id, body);
  });
}

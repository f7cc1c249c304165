import type { Actor } from "#domain/people.ts";
import { addMembership, changePerson, removeMembership } from "#server/accounts/change-person.ts";
import { restorePerson, suspendPerson } from "#server/accounts/suspend-person.ts";
import { answerPost } from "#server/api.ts";
import { Refused } from "#server/refused.ts";

type Context = { params: Promise<{ id: string; action: string }> };
type UseCase = (actor: Actor, id: string, body: unknown) => Promise<unknown>;

const USE_CASES = new Map<string, UseCase>([
  ["change", changePerson],
  ["suspend", suspendPerson],
  ["restore", restorePerson],
  ["join", addMembership],
  ["leave", removeMembership],
]);

export async function POST(request: Request, { params }: Context) {
  const { id, action } = await params;
  return answerPost(request, (actor, body) => {
    const useCase = USE_CASES.get(action);
    if (!useCase) throw new Refused("not-found");
    return useCase(actor, id, body);
  });
}

import type { Actor } from "#domain/people.ts";
import { UNBUILT_ACTIONS } from "#domain/workflow.ts";
import { answerPost } from "#server/api.ts";
import { Refused } from "#server/refused.ts";
import { tickChecklist } from "#server/releases/checklist.ts";
import { numberRelease } from "#server/releases/number.ts";
import { publishRelease } from "#server/releases/publish.ts";
import { readableDossier } from "#server/releases/read.ts";
import { returnRelease, takeBackRelease } from "#server/releases/reopen.ts";
import { signRelease } from "#server/releases/sign.ts";
import { submitRelease } from "#server/releases/submit.ts";
import { waiveFinding } from "#server/releases/waivers.ts";

type Context = { params: Promise<{ id: string; action: string }> };
type UseCase = (actor: Actor, id: string, body: unknown) => Promise<unknown>;

const USE_CASES = new Map<string, UseCase>([
  ["submit", submitRelease],
  ["return", returnRelease],
  ["takeback", takeBackRelease],
  ["sign", signRelease],
  ["publish", publishRelease],
  ["checklist", tickChecklist],
  ["checks", waiveFinding],
  ["number", numberRelease],
  ...UNBUILT_ACTIONS.map((action): [string, UseCase] => [action, refuseUnbuilt]),
]);

export async function POST(request: Request, { params }: Context) {
  const { id, action } = await params;
  return answerPost(request, (actor, body) => {
    const useCase = USE_CASES.get(action);
    if (!useCase) throw new Refused("not-found");
    return useCase(actor, id, body);
  });
}

async function refuseUnbuilt(actor: Actor, id: string): Promise<never> {
  throw new Refused((await readableDossier(actor, id)) ? "not-built" : "not-found");
}

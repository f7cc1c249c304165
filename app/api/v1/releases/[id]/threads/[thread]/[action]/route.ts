import type { Actor } from "#domain/people.ts";
import { answerPost } from "#server/api.ts";
import { Refused } from "#server/refused.ts";
import { deleteComment, editComment, replyInThread } from "#server/releases/comments.ts";
import { reopenThread, resolveThread } from "#server/releases/threads.ts";

type Context = { params: Promise<{ id: string; thread: string; action: string }> };
type UseCase = (actor: Actor, id: string, thread: string, body: unknown) => Promise<unknown>;

const USE_CASES = new Map<string, UseCase>([
  ["reply", replyInThread],
  ["edit", editComment],
  ["delete", deleteComment],
  ["resolve", resolveThread],
  ["reopen", reopenThread],
]);

export async function POST(request: Request, { params }: Context) {
  const { id, thread, action } = await params;
  return answerPost(request, (actor, body) => {
    const useCase = USE_CASES.get(action);
    if (!useCase) throw new Refused("not-found");
    return useCase(actor, id, thread, body);
  });
}

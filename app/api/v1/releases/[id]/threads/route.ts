import { answerGet, answerPost } from "#server/api.ts";
import { getDiscussion } from "#server/releases/discussion.ts";
import { openThread } from "#server/releases/threads.ts";

type Context = { params: Promise<{ id: string }> };

export async function GET(request: Request, { params }: Context) {
  const { id } = await params;
  return answerGet(request, (actor) => getDiscussion(actor, id));
}

export async function POST(request: Request, { params }: Context) {
  const { id } = await params;
  return answerPost(request, (actor, body) => openThread(actor, id, body), 201);
}

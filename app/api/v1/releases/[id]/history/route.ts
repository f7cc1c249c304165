import { answerGet, answerPost } from "#server/api.ts";
import { getHistory } from "#server/releases/history.ts";
import { keepNamed } from "#server/releases/name-text.ts";

type Context = { params: Promise<{ id: string }> };

export async function GET(request: Request, { params }: Context) {
  const { id } = await params;
  const query = Object.fromEntries(new URL(request.url).searchParams);
  return answerGet(request, (actor) => getHistory(actor, id, query));
}

export async function POST(request: Request, { params }: Context) {
  const { id } = await params;
  return answerPost(request, (actor, body) => keepNamed(actor, id, body), 201);
}

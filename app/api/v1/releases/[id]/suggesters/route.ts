import { answerGet, answerPost } from "#server/api.ts";
import { getSuggesters, limitSuggester } from "#server/releases/suggesters.ts";

type Context = { params: Promise<{ id: string }> };

export async function GET(request: Request, { params }: Context) {
  const { id } = await params;
  return answerGet(request, (actor) => getSuggesters(actor, id));
}

export async function POST(request: Request, { params }: Context) {
  const { id } = await params;
  return answerPost(request, (actor, body) => limitSuggester(actor, id, body));
}

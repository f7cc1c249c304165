import { answerGet, answerPost } from "#server/api.ts";
import { getPlanning, planRelease } from "#server/releases/plan.ts";

type Context = { params: Promise<{ id: string }> };

export async function GET(request: Request, { params }: Context) {
  const { id } = await params;
  return answerGet(request, (actor) => getPlanning(actor, id));
}

export async function POST(request: Request, { params }: Context) {
  const { id } = await params;
  return answerPost(request, (actor, body) => planRelease(actor, id, body));
}

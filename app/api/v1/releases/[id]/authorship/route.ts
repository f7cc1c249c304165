import { answerGet } from "#server/api.ts";
import { getAuthorship } from "#server/releases/authorship.ts";

type Context = { params: Promise<{ id: string }> };

export async function GET(request: Request, { params }: Context) {
  const { id } = await params;
  return answerGet(request, (actor) => getAuthorship(actor, id));
}

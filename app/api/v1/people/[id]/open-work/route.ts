import { openWorkOf } from "#server/accounts/open-work.ts";
import { answerGet } from "#server/api.ts";

type Context = { params: Promise<{ id: string }> };

export async function GET(request: Request, { params }: Context) {
  const { id } = await params;
  return answerGet(request, (actor) => openWorkOf(actor, id));
}

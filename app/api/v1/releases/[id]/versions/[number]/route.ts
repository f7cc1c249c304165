import { answerGet } from "#server/api.ts";
import { getVersion } from "#server/releases/versions.ts";

type Context = { params: Promise<{ id: string; number: string }> };

export async function GET(request: Request, { params }: Context) {
  const { id, number } = await params;
  return answerGet(request, (actor) => getVersion(actor, id, number));
}

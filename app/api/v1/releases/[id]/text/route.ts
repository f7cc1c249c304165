import { answerGet } from "#server/api.ts";
import { getStoredText } from "#server/releases/stored-text.ts";

type Context = { params: Promise<{ id: string }> };

export async function GET(request: Request, { params }: Context) {
  const { id } = await params;
  return answerGet(request, (actor) => getStoredText(actor, id));
}

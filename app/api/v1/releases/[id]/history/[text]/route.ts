import { answerGet } from "#server/api.ts";
import { getTextThen } from "#server/releases/text-then.ts";

type Context = { params: Promise<{ id: string; text: string }> };

export async function GET(request: Request, { params }: Context) {
  const { id, text } = await params;
  return answerGet(request, (actor) => getTextThen(actor, id, text));
}

import { answerPost } from "#server/api.ts";
import { nameText } from "#server/releases/name-text.ts";

type Context = { params: Promise<{ id: string; text: string }> };

export async function POST(request: Request, { params }: Context) {
  const { id, text } = await params;
  return answerPost(request, (actor, body) => nameText(actor, id, text, body));
}

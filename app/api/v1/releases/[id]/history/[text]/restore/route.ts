import { answerPost } from "#server/api.ts";
import { restoreText } from "#server/releases/restore.ts";

type Context = { params: Promise<{ id: string; text: string }> };

export async function POST(request: Request, { params }: Context) {
  const { id, text } = await params;
  return answerPost(request, (actor, body) => restoreText(actor, id, text, body));
}

import { answerSecretPost } from "#server/api.ts";
import { readKeptLetter } from "#server/letters/kept.ts";

type Context = { params: Promise<{ id: string }> };

export async function POST(request: Request, { params }: Context) {
  const { id } = await params;
  return answerSecretPost(request, (actor, body) => readKeptLetter(actor, id, body));
}

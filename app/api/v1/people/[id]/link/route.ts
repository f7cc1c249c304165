import { renewLink } from "#server/accounts/invite-person.ts";
import { answerSecretPost } from "#server/api.ts";

type Context = { params: Promise<{ id: string }> };

export async function POST(request: Request, { params }: Context) {
  const { id } = await params;
  return answerSecretPost(request, (actor, body) => renewLink(actor, id, body));
}

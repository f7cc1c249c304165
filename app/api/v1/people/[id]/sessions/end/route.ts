import { endPersonSessions } from "#server/accounts/person-sessions.ts";
import { answerPost } from "#server/api.ts";

type Context = { params: Promise<{ id: string }> };

export async function POST(request: Request, { params }: Context) {
  const { id } = await params;
  return answerPost(request, (actor, body) => endPersonSessions(actor, id, body));
}

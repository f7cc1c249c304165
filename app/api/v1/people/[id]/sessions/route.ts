import { sessionsOfPerson } from "#server/accounts/person-sessions.ts";
import { answerGet } from "#server/api.ts";

type Context = { params: Promise<{ id: string }> };

export async function GET(request: Request, { params }: Context) {
  const { id } = await params;
  return answerGet(request, (actor) => sessionsOfPerson(actor, id));
}

import { answerPost } from "#server/api.ts";
import { markSeen } from "#server/releases/looks.ts";

type Context = { params: Promise<{ id: string }> };

export async function POST(request: Request, { params }: Context) {
  const { id } = await params;
  return answerPost(request, (actor, body) => markSeen(actor, id, body));
}

import { answerGet } from "#server/api.ts";
import { getBoardGroup } from "#server/releases/board.ts";

type Context = { params: Promise<{ state: string }> };

export async function GET(request: Request, { params }: Context) {
  const { state } = await params;
  const query = Object.fromEntries(new URL(request.url).searchParams);
  return answerGet(request, (actor) => getBoardGroup(actor, state, query));
}

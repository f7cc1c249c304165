import { answerGet } from "#server/api.ts";
import { getBoard } from "#server/releases/board.ts";

export function GET(request: Request) {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  return answerGet(request, (actor) => getBoard(actor, query));
}

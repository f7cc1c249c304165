import { answerGet } from "#server/api.ts";
import { getPulse } from "#server/releases/pulse.ts";

export function GET(request: Request) {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  return answerGet(request, (actor) => getPulse(actor, query));
}

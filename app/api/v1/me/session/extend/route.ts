import { extendSession } from "#server/accounts/person-sessions.ts";
import { answerPost } from "#server/api.ts";

export function POST(request: Request) {
  return answerPost(request, extendSession);
}

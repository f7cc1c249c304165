import { ownSessions } from "#server/accounts/person-sessions.ts";
import { answerGet } from "#server/api.ts";

export function GET(request: Request) {
  return answerGet(request, ownSessions);
}

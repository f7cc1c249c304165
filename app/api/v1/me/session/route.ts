import { ownSession } from "#server/accounts/person-sessions.ts";
import { answerHalfOpenGet } from "#server/api.ts";

export function GET(request: Request) {
  return answerHalfOpenGet(request, ownSession);
}

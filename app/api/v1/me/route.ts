import { ownProfile } from "#server/accounts/own-profile.ts";
import { answerGet } from "#server/api.ts";

export function GET(request: Request) {
  return answerGet(request, ownProfile);
}

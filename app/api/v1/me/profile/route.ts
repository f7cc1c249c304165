import { changeProfile } from "#server/accounts/own-profile.ts";
import { answerPost } from "#server/api.ts";

export function POST(request: Request) {
  return answerPost(request, changeProfile);
}

import { changePassword } from "#server/accounts/own-profile.ts";
import { answerSecretPost } from "#server/api.ts";

export function POST(request: Request) {
  return answerSecretPost(request, changePassword);
}

import { changePassword } from "#server/accounts/own-profile.ts";
import { answerRenewingPost } from "#server/api.ts";

export function POST(request: Request) {
  return answerRenewingPost(request, changePassword);
}

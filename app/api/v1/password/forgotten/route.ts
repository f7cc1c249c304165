import { askForPassword } from "#server/accounts/forgotten-password.ts";
import { answerOpenPost } from "#server/api.ts";
import { addressOf } from "#server/client-address.ts";

export function POST(request: Request) {
  return answerOpenPost(request, (body) => askForPassword(body, addressOf(request.headers)));
}

import { askForAddress } from "#server/accounts/change-address.ts";
import { answerSecretPost } from "#server/api.ts";

export function POST(request: Request) {
  return answerSecretPost(request, askForAddress);
}

import { confirmAddress } from "#server/accounts/change-address.ts";
import { answerOpenPost } from "#server/api.ts";

export function POST(request: Request) {
  return answerOpenPost(request, confirmAddress);
}

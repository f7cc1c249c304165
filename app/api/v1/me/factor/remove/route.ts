import { answerRenewingPost } from "#server/api.ts";
import { removeOwnFactor } from "#server/factor/own-factor.ts";

export function POST(request: Request) {
  return answerRenewingPost(request, removeOwnFactor);
}

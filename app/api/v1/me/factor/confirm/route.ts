import { answerRenewingPost } from "#server/api.ts";
import { confirmAuthenticator } from "#server/factor/enrol.ts";

export function POST(request: Request) {
  return answerRenewingPost(request, confirmAuthenticator, { halfOpen: true });
}

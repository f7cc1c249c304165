import { answerSecretPost } from "#server/api.ts";
import { renewRecoveryCodes } from "#server/factor/own-factor.ts";

export function POST(request: Request) {
  return answerSecretPost(request, renewRecoveryCodes);
}

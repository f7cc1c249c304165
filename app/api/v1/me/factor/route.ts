import { answerGet } from "#server/api.ts";
import { ownFactor } from "#server/factor/own-factor.ts";

export function GET(request: Request) {
  return answerGet(request, ownFactor);
}

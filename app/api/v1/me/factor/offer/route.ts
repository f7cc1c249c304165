import { answerHalfOpenPost } from "#server/api.ts";
import { offerAuthenticator } from "#server/factor/enrol.ts";

export function POST(request: Request) {
  return answerHalfOpenPost(request, offerAuthenticator);
}

import { answerRenewingPost } from "#server/api.ts";
import { proveFactor } from "#server/factor/prove.ts";

export function POST(request: Request) {
  return answerRenewingPost(request, proveFactor, { halfOpen: true });
}

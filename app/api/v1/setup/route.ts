import { answerOpenPost } from "#server/api.ts";
import { setUp } from "#server/setup.ts";

export function POST(request: Request) {
  return answerOpenPost(request, setUp);
}

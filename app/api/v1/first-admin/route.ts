import { acceptFirstAdmin } from "#server/accounts/first-admin.ts";
import { answerOpenPost } from "#server/api.ts";

export function POST(request: Request) {
  return answerOpenPost(request, acceptFirstAdmin);
}

import { acceptInvitation } from "#server/accounts/accept-invitation.ts";
import { answerOpenPost } from "#server/api.ts";

export function POST(request: Request) {
  return answerOpenPost(request, acceptInvitation);
}

import { invitePerson } from "#server/accounts/invite-person.ts";
import { listPeople } from "#server/accounts/list-people.ts";
import { answerGet, answerSecretPost } from "#server/api.ts";

export function GET(request: Request) {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  return answerGet(request, (actor) => listPeople(actor, query));
}

export function POST(request: Request) {
  return answerSecretPost(request, invitePerson, 201);
}

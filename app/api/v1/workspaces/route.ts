import { answerGet, answerSecretPost } from "#server/api.ts";
import { addWorkspace } from "#server/setup.ts";
import { listWorkspaces } from "#server/workspaces/read.ts";

export function GET(request: Request) {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  return answerGet(request, (actor) => listWorkspaces(actor, query));
}

export function POST(request: Request) {
  return answerSecretPost(request, addWorkspace, 201);
}

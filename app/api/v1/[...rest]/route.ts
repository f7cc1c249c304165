import { answerPublic } from "#server/api.ts";
import { Refused } from "#server/refused.ts";

/** Paths that the API does not have get a problem document, not a page. */
function notFound(request: Request): Promise<Response> {
  return answerPublic(request, async () => {
    throw new Refused("not-found");
  });
}

export const GET = notFound;
export const POST = notFound;
export const PUT = notFound;
export const PATCH = notFound;
export const DELETE = notFound;

import { answerGet, answerPost } from "#server/api.ts";
import { createRelease } from "#server/releases/create.ts";
import { listReleases } from "#server/releases/list.ts";
import { listedRelease } from "#server/releases/wire.ts";

export function GET(request: Request) {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  return answerGet(request, async (actor) => {
    const { items, nextCursor } = await listReleases(actor, query);
    return { items: items.map(listedRelease), nextCursor };
  });
}

export function POST(request: Request) {
  return answerPost(request, createRelease, 201);
}

import { answerPublic } from "#server/api.ts";
import { publishedReleases } from "#server/publication/published.ts";

type Context = { params: Promise<{ workspace: string }> };

export async function GET(request: Request, { params }: Context) {
  const { workspace } = await params;
  const query = Object.fromEntries(new URL(request.url).searchParams);
  return answerPublic(request, async () => {
    const { items, nextCursor } = await publishedReleases(workspace, query);
    return { items, nextCursor };
  });
}

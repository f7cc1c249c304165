import { orMissing } from "#app/(public)/rilis/missing.tsx";
import { tagged } from "#app/(public)/rilis/respond.ts";
import { publishedRelease } from "#server/publication/published.ts";

type Context = { params: Promise<{ workspace: string; slug: string }> };

/** The exact bytes that were hashed and signed, so that anybody can recompute the hash. */
export async function GET(request: Request, { params }: Context) {
  const { workspace, slug } = await params;
  return orMissing(request, async () => {
    const { canonical, sha256 } = await publishedRelease(workspace, slug);
    return tagged(request, canonical, `"${sha256}"`, "application/json; charset=utf-8");
  });
}

import { orMissing } from "#app/(public)/rilis/missing.tsx";
import { publicPage } from "#app/(public)/rilis/page-of.ts";
import { respond } from "#app/(public)/rilis/respond.ts";
import { PublicRelease } from "#components/public/public-release.tsx";
import { publishedRelease } from "#server/publication/published.ts";

type Context = { params: Promise<{ workspace: string; slug: string }> };

export async function GET(request: Request, { params }: Context) {
  const { workspace, slug } = await params;
  return orMissing(request, async () => {
    const { canonical: _, releaseId: __, ...release } = await publishedRelease(workspace, slug);
    return respond(
      request,
      <PublicRelease
        {...release}
        {...publicPage(request, release.url)}
        canonicalUrl={`${release.url}/kanonik`}
      />,
    );
  });
}

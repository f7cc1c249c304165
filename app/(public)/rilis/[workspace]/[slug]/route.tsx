import { orMissing } from "#app/(public)/rilis/missing.tsx";
import { publicPage } from "#app/(public)/rilis/page-of.ts";
import { respond } from "#app/(public)/rilis/respond.ts";
import { PublicRelease } from "#components/public/public-release.tsx";
import { publishedRelease } from "#server/publication/published.ts";
import { settings } from "#server/settings.ts";

type Context = { params: Promise<{ workspace: string; slug: string }> };

export async function GET(request: Request, { params }: Context) {
  const { workspace, slug } = await params;
  return orMissing(request, async () => {
    const [origin = ""] = settings().origins;
    const { canonical: _, releaseId: __, ...release } = await publishedRelease(workspace, slug);
    return respond(
      request,
      <PublicRelease
        {...release}
        {...publicPage(request, release.url)}
        origin={origin}
        canonicalUrl={`${release.url}/kanonik`}
      />,
    );
  });
}

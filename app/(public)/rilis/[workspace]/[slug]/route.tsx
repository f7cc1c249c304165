import { orMissing } from "#app/(public)/rilis/missing.tsx";
import { respond } from "#app/(public)/rilis/respond.ts";
import { PublicRelease } from "#components/public/public-release.tsx";
import { publishedRelease } from "#server/publication/published.ts";
import { stylesheet } from "#server/publication/stylesheet.ts";
import { settings } from "#server/settings.ts";

type Context = { params: Promise<{ workspace: string; slug: string }> };

export async function GET(request: Request, { params }: Context) {
  const { workspace, slug } = await params;
  return orMissing(request, async () => {
    const { canonical: _, ...release } = await publishedRelease(workspace, slug);
    return respond(
      request,
      <PublicRelease
        {...release}
        canonicalUrl={`${release.url}/kanonik`}
        demo={settings().demo}
        stylesheet={stylesheet()}
      />,
    );
  });
}

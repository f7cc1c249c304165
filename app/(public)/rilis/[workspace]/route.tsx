import { orMissing } from "#app/(public)/rilis/missing.tsx";
import { respond } from "#app/(public)/rilis/respond.ts";
import { PublicList } from "#components/public/public-list.tsx";
import { publishedReleases } from "#server/publication/published.ts";
import { stylesheet } from "#server/publication/stylesheet.ts";
import { settings } from "#server/settings.ts";

type Context = { params: Promise<{ workspace: string }> };

export async function GET(request: Request, { params }: Context) {
  const { workspace: slug } = await params;
  return orMissing(request, async () => {
    const cursor = new URL(request.url).searchParams.get("sesudah") ?? undefined;
    const found = await publishedReleases(slug, { cursor });
    const next = found.nextCursor && `/rilis/${slug}?sesudah=${found.nextCursor}`;
    const items = found.items.map((item) => ({
      ...item,
      parties: found.agencies.filter((agency) => item.parties.includes(agency.slug)),
    }));
    return respond(
      request,
      <PublicList
        workspace={found.workspace}
        items={items}
        nextUrl={next}
        demo={settings().demo}
        stylesheet={stylesheet()}
      />,
    );
  });
}

import { orMissing } from "#app/(public)/rilis/missing.tsx";
import { publicPage } from "#app/(public)/rilis/page-of.ts";
import { respond } from "#app/(public)/rilis/respond.ts";
import { PublicList } from "#components/public/public-list.tsx";
import { publishedReleases } from "#server/publication/published.ts";

type Context = { params: Promise<{ workspace: string }> };

const PER_PAGE = 30;

export async function GET(request: Request, { params }: Context) {
  const { workspace: slug } = await params;
  return orMissing(request, async () => {
    const cursor = new URL(request.url).searchParams.get("sesudah") ?? undefined;
    const found = await publishedReleases(slug, { cursor, limit: PER_PAGE });
    const room = `/rilis/${slug}`;
    const items = found.items.map((item) => ({
      ...item,
      parties: found.agencies.filter((agency) => item.parties.includes(agency.slug)),
    }));
    return respond(
      request,
      <PublicList
        {...publicPage(request, cursor ? `${room}?sesudah=${cursor}` : room)}
        workspace={found.workspace}
        items={items}
        olderUrl={found.nextCursor && `${room}?sesudah=${found.nextCursor}`}
        newestUrl={cursor ? room : null}
      />,
    );
  });
}

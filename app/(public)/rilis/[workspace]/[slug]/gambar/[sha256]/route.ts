import { orMissing } from "#app/(public)/rilis/missing.tsx";
import { publicPicture } from "#server/public-picture.ts";
import { pictureAnswer } from "#server/served-picture.ts";

type Context = { params: Promise<{ workspace: string; slug: string; sha256: string }> };

/** A picture of a release that is out, under its hash: what lies there never changes. */
export async function GET(request: Request, { params }: Context) {
  const { workspace, slug, sha256 } = await params;
  return orMissing(request, async () => {
    const size = new URL(request.url).searchParams.get("size");
    const picture = await publicPicture(workspace, slug, { sha256, size });
    return pictureAnswer(request, picture, "for-good");
  });
}

import { tagged } from "#app/(public)/rilis/respond.ts";
import { guidePicture } from "#server/guide.ts";

type Context = { params: Promise<{ file: string }> };

/** The pictures of the guides. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const picture = guidePicture((await params).file);
  if (!picture) return new Response(null, { status: 404 });
  return tagged(request, picture.bytes, picture.etag, "image/webp");
}

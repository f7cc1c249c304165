import { answerPicture } from "#server/api.ts";
import { getPicture } from "#server/release-picture.ts";

type Context = { params: Promise<{ id: string; sha256: string }> };

export async function GET(request: Request, { params }: Context) {
  const { id, sha256 } = await params;
  const size = new URL(request.url).searchParams.get("size");
  return answerPicture(request, (actor) => getPicture(actor, id, { sha256, size }));
}

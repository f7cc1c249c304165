import { answerPicturePost } from "#server/api.ts";
import { admitPicture, uploadPicture } from "#server/release-picture.ts";

type Context = { params: Promise<{ id: string }> };

export async function POST(request: Request, { params }: Context) {
  const { id } = await params;
  return answerPicturePost(request, {
    admit: (actor) => admitPicture(actor, id),
    work: (actor, bytes) => uploadPicture(actor, id, bytes),
  });
}

import { answerGet } from "#server/api.ts";
import { Refused } from "#server/refused.ts";
import { getRelease } from "#server/releases/read.ts";
import { sentRelease } from "#server/releases/wire.ts";

type Context = { params: Promise<{ id: string }> };

export async function GET(request: Request, { params }: Context) {
  const { id } = await params;
  return answerGet(request, async (actor) => {
    const release = await getRelease(actor, id);
    if (!release) throw new Refused("not-found");
    return sentRelease(release);
  });
}

import { answerFile } from "#server/api.ts";
import { getReleaseFile } from "#server/release-file.ts";

type Context = { params: Promise<{ id: string }> };

export async function GET(request: Request, { params }: Context) {
  const { id } = await params;
  const query = Object.fromEntries(new URL(request.url).searchParams);
  return answerFile(request, (actor) => getReleaseFile(actor, id, query));
}

import { answerPost } from "#server/api.ts";
import { changeAgency } from "#server/workspaces/change.ts";

type Context = { params: Promise<{ slug: string; agency: string }> };

export async function POST(request: Request, { params }: Context) {
  const { slug, agency } = await params;
  return answerPost(request, (actor, body) => changeAgency(actor, slug, agency, body));
}

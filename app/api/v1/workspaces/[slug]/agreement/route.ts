import { answerPost } from "#server/api.ts";
import { changeAgreement } from "#server/workspaces/change.ts";

type Context = { params: Promise<{ slug: string }> };

export async function POST(request: Request, { params }: Context) {
  const { slug } = await params;
  return answerPost(request, (actor, body) => changeAgreement(actor, slug, body));
}

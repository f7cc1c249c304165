import { answerPost } from "#server/api.ts";
import { changeSecurity } from "#server/workspaces/change.ts";

type Context = { params: Promise<{ slug: string }> };

export async function POST(request: Request, { params }: Context) {
  const { slug } = await params;
  return answerPost(request, (actor, body) => changeSecurity(actor, slug, body));
}

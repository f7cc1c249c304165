import { answerGet, answerPost } from "#server/api.ts";
import { Refused } from "#server/refused.ts";
import { changeWorkspace } from "#server/workspaces/change.ts";
import { readWorkspace } from "#server/workspaces/read.ts";

type Context = { params: Promise<{ slug: string }> };

export async function GET(request: Request, { params }: Context) {
  const { slug } = await params;
  return answerGet(request, async (actor) => {
    const settings = await readWorkspace(actor, slug);
    if (!settings) throw new Refused("not-found");
    return settings;
  });
}

export async function POST(request: Request, { params }: Context) {
  const { slug } = await params;
  return answerPost(request, (actor, body) => changeWorkspace(actor, slug, body));
}

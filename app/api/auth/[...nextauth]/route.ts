import type { NextRequest } from "next/server";
import { answerAuth } from "#server/auth/answer.ts";

type Context = { params: Promise<{ nextauth: string[] }> };

async function handler(request: NextRequest, { params }: Context): Promise<Response> {
  return answerAuth(request, (await params).nextauth);
}

export { handler as GET, handler as POST };

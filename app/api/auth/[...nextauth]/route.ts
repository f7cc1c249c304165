import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "#server/auth/options.ts";

type Context = { params: Promise<{ nextauth: string[] }> };

async function handler(request: NextRequest, context: Context): Promise<Response> {
  try {
    return await NextAuth(request, context, authOptions());
  } catch {
    return new Response(null, { status: 400 }); // a body or parameters that it cannot read
  }
}

export { handler as GET, handler as POST };

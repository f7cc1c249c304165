import { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { LOCALE_COOKIE, localeOf } from "#domain/locale.ts";
import { problemAnswer, refuseForeign } from "#server/api.ts";
import { problemOf } from "#server/problem.ts";
import { Refused } from "#server/refused.ts";
import { readBody } from "#server/request-body.ts";
import { parseCookies } from "./cookie.ts";
import { fitted } from "./fitting.ts";
import { authOptions, type Outcome } from "./options.ts";

/** What next-auth is asked here, and by which methods; the rest of its addresses do not exist. */
const ACTIONS: Record<string, readonly string[]> = {
  csrf: ["GET"],
  providers: ["GET"],
  session: ["GET"],
  signin: ["GET"],
  error: ["GET"],
  signout: ["GET", "POST"],
  "callback/credentials": ["POST"],
};
/** Bytes of a form of next-auth; anybody may send one. */
const MOST = 16 * 1024;
const FORMS = /^application\/(x-www-form-urlencoded|json)\s*(;|$)/i;

/**
 * Answers next-auth's own addresses: only those that are used here, a change only from a page of
 * ours or a program, and every failure as a problem document.
 */
export async function answerAuth(request: NextRequest, path: readonly string[]): Promise<Response> {
  const cookies = parseCookies(request.headers.get("cookie") ?? undefined);
  const locale = localeOf(cookies[LOCALE_COOKIE]);
  try {
    const methods = Object.hasOwn(ACTIONS, path.join("/")) ? ACTIONS[path.join("/")] : undefined;
    if (!methods) throw new Refused("not-found");
    const method = request.method === "HEAD" ? "GET" : request.method;
    if (!methods.includes(method)) return methodAnswer(methods, locale);
    const { url, headers } = request;
    const asked = method === "POST" ? await bounded(request) : new NextRequest(url, { headers });
    return await answered(asked, path);
  } catch (error) {
    return problemAnswer(problemOf(error, locale));
  }
}

function methodAnswer(methods: readonly string[], locale: Parameters<typeof problemOf>[1]) {
  const answer = problemAnswer(problemOf(new Refused("method-not-allowed"), locale));
  const allowed = methods.flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method]));
  answer.headers.set("allow", allowed.join(", "));
  return answer;
}

/** The same request with a form that was read to its end, of a type that next-auth reads. */
async function bounded(request: NextRequest): Promise<NextRequest> {
  refuseForeign(request);
  const body = await readBody(request, MOST);
  const { url, method, headers } = request;
  if (body && !FORMS.test(headers.get("content-type") ?? "")) {
    throw new Refused("unsupported-media-type");
  }
  return new NextRequest(url, { method, headers, body });
}

async function answered(request: NextRequest, path: readonly string[]): Promise<Response> {
  const outcome: Outcome = {};
  const context = { params: { nextauth: [...path] } };
  const answer: Response = await NextAuth(request, context, authOptions(outcome)).catch(() => {
    throw new Refused("malformed-request"); // a body or parameters that it cannot read
  });
  if (outcome.error) throw outcome.error;
  answer.headers.set("cache-control", "no-store");
  if (answer.status < 400) return fitted(answer, path[0]);
  throw new Refused(answer.status === 401 ? "wrong-credentials" : "malformed-request");
}

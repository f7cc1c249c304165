import { safeTarget } from "#components/session.ts";
import { LOCALE_COOKIE, localeOf } from "#domain/locale.ts";
import { problemAnswer, refuseForeign } from "#server/api.ts";
import { problemOf } from "#server/problem.ts";
import { readBody } from "#server/request-body.ts";
import { settings } from "#server/settings.ts";

const YEAR = 365 * 24 * 60 * 60;
/** Bytes of the form; anybody may send it, so nothing larger is taken in. */
const MOST = 4096;

/** Remembers the language of somebody who is not signed in, then goes back to their page. */
export async function POST(request: Request): Promise<Response> {
  try {
    refuseForeign(request);
  } catch (refused) {
    return problemAnswer(problemOf(refused, "id"));
  }
  const form = new URLSearchParams(await readBody(request, MOST).catch(() => ""));
  const cookie = [
    `${LOCALE_COOKIE}=${localeOf(form.get("bahasa"))}`,
    "Path=/",
    `Max-Age=${YEAR}`,
    "HttpOnly",
    "SameSite=Lax",
    ...(settings().secureCookies ? ["Secure"] : []),
  ];
  const location = safeTarget(form.get("lanjut") ?? undefined);
  return new Response(null, {
    status: 303,
    headers: { location, "set-cookie": cookie.join("; ") },
  });
}

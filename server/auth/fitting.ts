import { eq } from "drizzle-orm";
import { database } from "#db/open.ts";
import { userSession } from "#db/schema/people.ts";
import { settings } from "#server/settings.ts";
import { sessionCookie, sessionCookieName, sessionIdOf } from "./cookie.ts";

/**
 * next-auth's answer as ours has to be. It dates every session cookie and sends it anew whenever it
 * is asked for the session: here the cookie of a shared device goes with the browser, and nothing
 * but signing in sets one, or an answer on its way would bring back a cookie that has been renewed.
 * Signing out leaves nothing of the site in the browser.
 */
export async function fitted(answer: Response, action: string | undefined): Promise<Response> {
  const headers = new Headers(answer.headers);
  const name = `${sessionCookieName(settings().secureCookies)}=`;
  const cookies = headers.getSetCookie();
  headers.delete("set-cookie");
  for (const cookie of cookies) {
    const kept = cookie.startsWith(name) ? await ownForm(cookie, action) : cookie;
    if (kept) headers.append("set-cookie", kept);
  }
  if (action === "signout" && answer.ok) headers.set("clear-site-data", '"cache", "storage"');
  return new Response(answer.body, { status: answer.status, headers });
}

async function ownForm(cookie: string, action: string | undefined): Promise<string | null> {
  if (action === "signout") return cookie;
  const sessionId = await sessionIdOf(cookie.split(";")[0]);
  if (action !== "callback" || !sessionId) return null;
  const [row] = await database()
    .select({ shared: userSession.shared })
    .from(userSession)
    .where(eq(userSession.id, sessionId));
  return sessionCookie(sessionId, row?.shared ?? true);
}

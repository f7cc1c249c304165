import { and, eq, sql } from "drizzle-orm";
import { decode } from "next-auth/jwt";
import { database } from "#db/open.ts";
import { userSession } from "#db/schema/people.ts";
import { isId } from "#domain/ids.ts";
import { actorOfSession, type Signed } from "#server/actor.ts";
import { settings } from "#server/settings.ts";

/** Milliseconds for which a session that was seen is not written again. */
const SEEN_EVERY = 60_000;

/** Name of the session cookie; `__Host-` binds it to this host wherever there is https. */
export function sessionCookieName(secure: boolean): string {
  return secure ? "__Host-sinergi.session" : "sinergi.session";
}

/** A Cookie header as an object; the first of two equal names wins, broken escapes stay as sent. */
export function parseCookies(header: string | undefined): Record<string, string> {
  const cookies: Record<string, string> = {};
  for (const part of header?.split(";") ?? []) {
    const at = part.indexOf("=");
    if (at < 1) continue;
    const name = part.slice(0, at).trim();
    if (!Object.hasOwn(cookies, name)) cookies[name] = unescapeValue(part.slice(at + 1).trim());
  }
  return cookies;
}

function unescapeValue(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** The session id in a Cookie header, or null when there is none or it is not ours. */
async function sessionIdOf(cookieHeader: string | undefined): Promise<string | null> {
  const { sessionSecret, secureCookies } = settings();
  const token = parseCookies(cookieHeader)[sessionCookieName(secureCookies)];
  if (!token) return null;
  try {
    const claims = await decode({ token, secret: sessionSecret });
    return isId(claims?.sid) ? claims.sid : null;
  } catch {
    return null; // forged, expired or of another installation: all the same to the asker
  }
}

/** Who a Cookie header belongs to right now, with the moment the session ends; null for nobody. */
export async function actorOfCookie(cookieHeader: string | undefined): Promise<Signed | null> {
  const sessionId = await sessionIdOf(cookieHeader);
  const signed = sessionId ? await actorOfSession(database(), sessionId) : null;
  if (signed && Date.now() - signed.lastSeenAt.getTime() > SEEN_EVERY) {
    await noteSeen(signed.actor.sessionId);
  }
  return signed;
}

/** Requests of the same moment see the same row; the first one writes. */
async function noteSeen(sessionId: string): Promise<void> {
  const older = sql`${userSession.lastSeenAt} < now() - make_interval(secs => ${SEEN_EVERY / 1000})`;
  await database()
    .update(userSession)
    .set({ lastSeenAt: sql`now()` })
    .where(and(eq(userSession.id, sessionId), older));
}

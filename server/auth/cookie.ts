import { decode, encode } from "next-auth/jwt";
import { database } from "#db/open.ts";
import { isId } from "#domain/ids.ts";
import type { EndReason } from "#domain/room.ts";
import { isHalfOpen } from "#domain/second-factor.ts";
import { actorOfSession, type Signed } from "#server/actor.ts";
import { SESSION_HOURS } from "#server/sessions.ts";
import { settings } from "#server/settings.ts";
import { standingOf } from "#server/standing.ts";

/** Longest cookie that is looked at; ours is an eighth of it, and it is never cut into pieces. */
const LONGEST = 4096;
/**
 * Seconds for which a token can be read at all, by the clocks of nodes, which may be days apart. How
 * long its session lasts is for the row and the database's clock to say.
 */
const READABLE = 32 * 24 * 3600;

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

/**
 * The session id in a Cookie header, or null when there is none or it is not ours. Of two cookies
 * of the name one was planted, and nobody can tell which: both open nothing.
 */
export async function sessionIdOf(cookieHeader: string | undefined): Promise<string | null> {
  const { sessionSecret, secureCookies } = settings();
  const name = sessionCookieName(secureCookies);
  const named = (cookieHeader ?? "")
    .split(";")
    .filter((part) => part.trim().startsWith(`${name}=`));
  const token = parseCookies(named[0])[name];
  if (named.length !== 1 || !token || token.length > LONGEST) return null;
  try {
    const claims = await decode({ token, secret: sessionSecret });
    return isId(claims?.sid) ? claims.sid : null;
  } catch {
    return null; // forged, expired or of another installation: all the same to the asker
  }
}

/**
 * Whose session a Cookie header belongs to right now, also one that still owes its second factor;
 * null for nobody.
 */
export async function signedOfCookie(cookieHeader: string | undefined): Promise<Signed | null> {
  const sessionId = await sessionIdOf(cookieHeader);
  return sessionId ? actorOfSession(database(), sessionId) : null;
}

/** The same for everything but the second factor itself: a half-open session is nobody's. */
export async function actorOfCookie(cookieHeader: string | undefined): Promise<Signed | null> {
  const signed = await signedOfCookie(cookieHeader);
  return signed && !isHalfOpen(signed.actor.factor) ? signed : null;
}

/** Why a cookie that opens nothing does so, where there is more to say than that it is over. */
export async function endOfCookie(cookieHeader: string | undefined): Promise<EndReason | null> {
  const sessionId = await sessionIdOf(cookieHeader);
  const standing = sessionId && (await standingOf(database(), [sessionId])).get(sessionId);
  return standing && standing.kind === "ended" ? (standing.why ?? null) : null;
}

/** A Set-Cookie header for a session; on a shared device the cookie goes with the browser. */
export async function sessionCookie(sessionId: string, shared: boolean): Promise<string> {
  const { sessionSecret, secureCookies } = settings();
  const maxAge = SESSION_HOURS * 3600;
  const claims = { token: { sid: sessionId }, secret: sessionSecret };
  const token = await encode({ ...claims, maxAge: READABLE });
  const parts = [`${sessionCookieName(secureCookies)}=${token}`, "Path=/", "HttpOnly"];
  if (secureCookies) parts.push("Secure");
  parts.push("SameSite=Lax");
  if (!shared) parts.push(`Max-Age=${maxAge}`);
  return parts.join("; ");
}

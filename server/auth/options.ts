import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { database } from "#db/open.ts";
import { deviceOf } from "#domain/devices.ts";
import { faultOf } from "#domain/fault.ts";
import { actorOfSession } from "#server/actor.ts";
import { log } from "#server/log.ts";
import { meter } from "#server/meter.ts";
import { settings } from "#server/settings.ts";
import { sessionCookieName } from "./cookie.ts";
import { endSession, SESSION_HOURS, startSession } from "./sessions.ts";

/** Null for a wrong address or password. What fails inside is logged and never shown. */
async function signIn(
  input: unknown,
  userAgent: string | undefined,
): Promise<{ id: string; sid: string } | null> {
  try {
    const session = await startSession(database(), input, deviceOf(userAgent));
    meter().signedIn(session !== null);
    return session && { id: session.personId, sid: session.sessionId };
  } catch (error) {
    log().error(faultOf(error), "sign-in failed inside");
    throw new Error("unavailable");
  }
}

/** Built per request, because the settings exist only once the entry has run. */
export function authOptions(): NextAuthOptions {
  const { sessionSecret, secureCookies } = settings();
  const cookie = { httpOnly: true, sameSite: "lax", path: "/", secure: secureCookies } as const;
  const host = secureCookies ? "__Host-" : "";
  return {
    secret: sessionSecret,
    session: { strategy: "jwt", maxAge: SESSION_HOURS * 3600 },
    pages: { signIn: "/masuk", signOut: "/masuk", error: "/masuk" },
    useSecureCookies: secureCookies,
    cookies: {
      sessionToken: { name: sessionCookieName(secureCookies), options: cookie },
      csrfToken: { name: `${host}sinergi.csrf`, options: cookie },
      callbackUrl: { name: `${host}sinergi.callback`, options: cookie },
    },
    providers: [
      CredentialsProvider({
        credentials: { email: { type: "email" }, password: { type: "password" } },
        authorize: (input, { headers }) => signIn(input, headers?.["user-agent"]),
      }),
    ],
    callbacks: {
      // The cookie carries nothing but the id of a row; the row decides, at every request.
      jwt: ({ token, user }) => ({ sid: user && "sid" in user ? user.sid : token.sid }),
      session: async ({ token, session }) => {
        const signed = await actorOfSession(database(), String(token.sid));
        return { user: signed ? { name: signed.actor.name } : undefined, expires: session.expires };
      },
    },
    events: {
      signOut: async ({ token }) => {
        if (typeof token?.sid === "string") await endSession(database(), token.sid);
      },
    },
    logger: {
      error: (code) => log().error({ code }, "next-auth"),
      warn: () => {},
      debug: () => {},
    },
  };
}

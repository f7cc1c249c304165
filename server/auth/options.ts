import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { database } from "#db/open.ts";
import { deviceOf } from "#domain/devices.ts";
import { actorOfSession } from "#server/actor.ts";
import { guardedAttempt } from "#server/attempts.ts";
import { addressOf } from "#server/client-address.ts";
import { log } from "#server/log.ts";
import { meter } from "#server/meter.ts";
import { SESSION_HOURS } from "#server/sessions.ts";
import { settings } from "#server/settings.ts";
import { sessionCookieName, sessionIdOf } from "./cookie.ts";
import { endSession, startSession } from "./sessions.ts";

/** Why a sign-in came to no answer: next-auth would pass a message on, so it is left here instead. */
export type Outcome = { error?: unknown };

/** Null for a wrong address, password or code, and when it was not even tried (see `outcome`). */
async function signIn(
  input: Record<string, unknown> | undefined,
  headers: Headers,
  outcome: Outcome,
): Promise<{ id: string; sid: string } | null> {
  const account = typeof input?.email === "string" ? input.email : "";
  const who = { account, address: addressOf(headers) };
  const device = deviceOf(headers.get("user-agent") ?? undefined);
  try {
    const replaced = await sessionIdOf(headers.get("cookie") ?? undefined);
    const begun = () => startSession(database(), input, { device, replaced });
    const session = await guardedAttempt(who, begun);
    meter().signedIn(session !== null);
    return session && { id: session.personId, sid: session.sessionId };
  } catch (error) {
    meter().signedIn(false);
    outcome.error = error;
    return null;
  }
}

/** Built per request, because the settings exist only once the entry has run. */
export function authOptions(outcome: Outcome): NextAuthOptions {
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
        credentials: {
          email: { type: "email" },
          password: { type: "password" },
          totp: { type: "text" },
          shared: { type: "checkbox" },
        },
        authorize: (input, { headers }) => signIn(input, new Headers(headers), outcome),
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

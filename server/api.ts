import { database } from "#db/open.ts";
import { LOCALE_COOKIE, type Locale, localeOf } from "#domain/locale.ts";
import { isOwnPage, PERSON_HEADER } from "#domain/own-page.ts";
import type { Actor } from "#domain/people.ts";
import type { Reason } from "#domain/refusal.ts";
import { letIn, type Signed } from "./actor.ts";
import { endOfCookie, parseCookies, sessionCookie, signedOfCookie } from "./auth/cookie.ts";
import { type Answer, once } from "./idempotency.ts";
import { type Problem, problemOf } from "./problem.ts";
import { pictureTooLarge, Refused } from "./refused.ts";
import type { ServedPicture } from "./release-picture.ts";
import { readBytes, readJson } from "./request-body.ts";
import { fileAnswer, type ServedFile } from "./served-file.ts";
import { pictureAnswer } from "./served-picture.ts";
import { noteActive, type Renew, renewSession } from "./sessions.ts";
import { settings } from "./settings.ts";
import { announce } from "./signals.ts";

/**
 * Answers a GET of the API for a signed-in person. No GET of the API keeps a session alive: pages
 * ask by themselves as long as they are open. Pages opened, POSTs and committed edits do.
 */
export function answerGet(request: Request, work: (actor: Actor) => Promise<unknown>) {
  return answer(request, async (asked) => ({
    status: 200,
    body: await work(letIn((await signedAtAll(request, asked)).actor)),
  }));
}

/** The same for what a session may know of itself while it still owes its second factor. */
export function answerHalfOpenGet(request: Request, work: (actor: Actor) => Promise<unknown>) {
  return answer(request, async (asked) => ({
    status: 200,
    body: await work((await signedAtAll(request, asked)).actor),
  }));
}

/** The same for a call that answers a file. */
export function answerFile(request: Request, work: (actor: Actor) => Promise<ServedFile>) {
  return answer(request, async (asked) => {
    const file = await work(letIn((await signedAtAll(request, asked)).actor));
    return { status: 200, body: null, file };
  });
}

/** The same for a call that answers a picture, which the reader's browser may keep but asks for. */
export function answerPicture(request: Request, work: (actor: Actor) => Promise<ServedPicture>) {
  return answer(request, async (asked) => {
    const picture = await work(letIn((await signedAtAll(request, asked)).actor));
    return { status: 200, body: null, sent: pictureAnswer(request, picture, "asks") };
  });
}

/** Answers a GET that anybody may ask. */
export function answerPublic(request: Request, work: () => Promise<unknown>): Promise<Response> {
  return answer(request, async () => ({ status: 200, body: await work() }));
}

/** Answers a POST that anybody may send, from a page of ours. */
export function answerOpenPost(request: Request, work: (body: unknown) => Promise<unknown>) {
  return answer(request, async () => {
    refuseForeign(request);
    return { status: 200, body: await work(await readJson(request)) };
  });
}

/**
 * Answers a POST for a signed-in person: same origin, JSON, one answer per `Idempotency-Key`.
 * `work` gets the parsed body and throws `Refused` for an expected no.
 */
export function answerPost(
  request: Request,
  work: (actor: Actor, body: unknown) => Promise<unknown>,
  status = 200,
): Promise<Response> {
  return answer(request, async (asked) => {
    const { actor, body } = await signedPost(request, asked);
    const run = async (): Promise<Answer> => ({ status, body: await work(actor, body) });
    const key = request.headers.get("idempotency-key");
    if (key === null) return run();
    if (!/^[\x21-\x7e]{1,200}$/.test(key)) {
      throw new Refused("invalid-input", { extra: { errors: [{ path: "Idempotency-Key" }] } });
    }
    const { pathname } = new URL(request.url);
    return once(actor.personId, key, { path: pathname, body }, () =>
      refusalsAsAnswers(run, asked, PASSING),
    );
  });
}

/**
 * The same for a request or an answer that holds a secret: nothing of it is kept, so the key is
 * ignored and a repeated request runs again.
 */
export function answerSecretPost(
  request: Request,
  work: (actor: Actor, body: unknown) => Promise<unknown>,
  status = 200,
): Promise<Response> {
  return answer(request, async (asked) => {
    const { actor, body } = await signedPost(request, asked);
    return { status, body: await work(actor, body) };
  });
}

type PictureWork = {
  /** Throws for whoever may not send one, before it is read; says how many bytes may come. */
  admit: (actor: Actor) => Promise<{ most: number }>;
  work: (actor: Actor, bytes: Uint8Array<ArrayBuffer>) => Promise<unknown>;
};

/** The same for the bytes of a picture: sent twice they are one picture, so the key is ignored. */
export function answerPicturePost(
  request: Request,
  { admit, work }: PictureWork,
): Promise<Response> {
  return answer(request, async (asked) => {
    refuseForeign(request);
    const signed = await signedAtAll(request, asked);
    const actor = letIn(signed.actor);
    if (signed.isUnnoted) await noteActive(database(), [actor.sessionId]);
    const { most } = await admit(actor);
    const type = request.headers.get("content-type") ?? "";
    if (!/^image\/(jpeg|png|webp)$/i.test(type)) {
      throw new Refused("unsupported-media-type", { words: "picture-body" });
    }
    const bytes = await readBytes(request, most);
    if (!bytes) throw pictureTooLarge(most);
    return { status: 201, body: await work(actor, bytes) };
  });
}

/** The same for the second factor itself, which a session that still owes it has to show. */
export function answerHalfOpenPost(
  request: Request,
  work: (actor: Actor, body: unknown) => Promise<unknown>,
): Promise<Response> {
  return answer(request, async (asked) => {
    const { signed, body } = await halfOpenPost(request, asked);
    return { status: 200, body: await work(signed.actor, body) };
  });
}

/** A use case that renews the session by what it is given, in the transaction of what it does. */
export type RenewingWork = (actor: Actor, body: unknown, renew: Renew) => Promise<unknown>;

type Renewing = {
  /** True for what a session that still owes its second factor may do. */
  halfOpen?: boolean;
};

/**
 * The same for what proves a person again or makes their session worth more: the session goes on
 * under another id, whose cookie the answer brings, and the old cookie opens nothing any more.
 */
export function answerRenewingPost(
  request: Request,
  work: RenewingWork,
  { halfOpen = false }: Renewing = {},
): Promise<Response> {
  return answer(request, async (asked) => {
    const { signed, body } = await halfOpenPost(request, asked);
    const { actor, shared } = signed;
    let sid: string | null = null;
    const renew: Renew = async (tx, session) => {
      sid = await renewSession(tx, session);
      return sid;
    };
    const done = await work(halfOpen ? actor : letIn(actor), body, renew);
    if (sid === null) throw new Error("what makes a session worth more did not renew it");
    announce({ kind: "rights-changed", personId: actor.personId });
    return { status: 200, body: done, cookie: await sessionCookie(sid, shared) };
  });
}

async function signedPost(
  request: Request,
  asked: Asked,
): Promise<{ actor: Actor; body: unknown }> {
  const { signed, body } = await halfOpenPost(request, asked);
  return { actor: letIn(signed.actor), body };
}

/** Whoever posts is here: it keeps the session alive. */
async function halfOpenPost(
  request: Request,
  asked: Asked,
): Promise<{ signed: Signed; body: unknown }> {
  refuseForeign(request);
  const signed = await signedAtAll(request, asked);
  if (signed.isUnnoted) await noteActive(database(), [signed.actor.sessionId]);
  return { signed, body: await readJson(request) };
}

/** An answer with the cookie that it brings, or the file or whatever else it is. */
type Sent = Answer & { cookie?: string; file?: ServedFile; sent?: Response };

/** In which language to answer: the cookie's until the person is known, then theirs. */
type Asked = { locale: Locale };

async function answer(request: Request, work: (asked: Asked) => Promise<Sent>): Promise<Response> {
  const cookies = parseCookies(request.headers.get("cookie") ?? undefined);
  const asked = { locale: localeOf(cookies[LOCALE_COOKIE]) };
  const done = refusalsAsAnswers(() => work(asked), asked).catch((error): Sent => {
    const problem = problemOf(error, asked.locale);
    return { status: problem.status, body: problem };
  });
  const { status, body, cookie, file, sent } = await done;
  if (status >= 400) return problemAnswer(body as Problem);
  if (sent) return sent;
  if (file) return fileAnswer(file);
  const answered = Response.json(body, { status, headers: { "cache-control": "no-store" } });
  if (cookie) answered.headers.set("set-cookie", cookie);
  return answered;
}

/** A problem document as an answer; one that asks to wait says so in the header, too. */
export function problemAnswer(problem: Problem & { wait?: unknown }): Response {
  return Response.json(problem, {
    status: problem.status,
    headers: {
      "cache-control": "no-store",
      "content-type": "application/problem+json; charset=utf-8",
      ...(typeof problem.wait === "number" ? { "retry-after": String(problem.wait) } : {}),
    },
  });
}

/** What passes is no answer to keep: once it was shown or is over, the same request runs. */
const PASSING: readonly Reason[] = ["sign-in-required", "second-factor-required", "too-busy"];

/** An expected no is an answer like any other, also for a repeated request. */
async function refusalsAsAnswers<A extends Answer>(
  work: () => Promise<A>,
  asked: Asked,
  thrown: readonly Reason[] = [],
): Promise<A> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refused) || thrown.includes(error.reason)) throw error;
    const problem = problemOf(error, asked.locale);
    return { status: problem.status, body: problem } as A;
  }
}

/** Who asks, also when they still owe their second factor. */
async function signedAtAll(request: Request, asked: Asked): Promise<Signed> {
  const cookie = request.headers.get("cookie") ?? undefined;
  const signed = await signedOfCookie(cookie);
  if (!signed) {
    const why = await endOfCookie(cookie);
    throw new Refused("sign-in-required", why ? { extra: { why } } : {});
  }
  asked.locale = signed.actor.locale;
  const claimed = request.headers.get(PERSON_HEADER);
  if (claimed !== null && claimed !== signed.actor.personId) {
    throw new Refused("sign-in-required", { extra: { why: "other-person" } });
  }
  return signed;
}

/** Throws `Refused("bad-origin")` for a change that a page of somebody else asks for. */
export function refuseForeign(request: Request): void {
  const given = (name: string) => request.headers.get(name) ?? undefined;
  if (!isOwnPage(given, settings().origins)) throw new Refused("bad-origin");
}

import { isCleanJson } from "#domain/clean-text.ts";
import { LOCALE_COOKIE, type Locale, localeOf } from "#domain/locale.ts";
import type { Actor } from "#domain/people.ts";
import { actorOfCookie, parseCookies } from "./auth/cookie.ts";
import { type Answer, once } from "./idempotency.ts";
import { problemOf } from "./problem.ts";
import { Refused } from "./refused.ts";
import { settings } from "./settings.ts";

const MAX_BODY = 256 * 1024;

/** Answers a GET of the API for a signed-in person. */
export function answerGet(request: Request, work: (actor: Actor) => Promise<unknown>) {
  return answer(request, async (asked) => ({
    status: 200,
    body: await work(await signedIn(request, asked)),
  }));
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
    return once(actor.personId, key, { path: pathname, body }, () => refusalsAsAnswers(run, asked));
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

async function signedPost(
  request: Request,
  asked: Asked,
): Promise<{ actor: Actor; body: unknown }> {
  refuseForeign(request);
  const actor = await signedIn(request, asked);
  return { actor, body: await readJson(request) };
}

/** In which language to answer: the cookie's until the person is known, then theirs. */
type Asked = { locale: Locale };

async function answer(
  request: Request,
  work: (asked: Asked) => Promise<Answer>,
): Promise<Response> {
  const cookies = parseCookies(request.headers.get("cookie") ?? undefined);
  const asked = { locale: localeOf(cookies[LOCALE_COOKIE]) };
  const { status, body } = await refusalsAsAnswers(() => work(asked), asked).catch((error) => {
    const problem = problemOf(error, asked.locale);
    return { status: problem.status, body: problem };
  });
  return Response.json(body, {
    status,
    headers: {
      "cache-control": "no-store",
      ...(status >= 400 ? { "content-type": "application/problem+json; charset=utf-8" } : {}),
    },
  });
}

/** An expected no is an answer like any other, also for a repeated request. */
async function refusalsAsAnswers(work: () => Promise<Answer>, asked: Asked): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const problem = problemOf(error, asked.locale);
    return { status: problem.status, body: problem };
  }
}

async function signedIn(request: Request, asked: Asked): Promise<Actor> {
  const signed = await actorOfCookie(request.headers.get("cookie") ?? undefined);
  if (!signed) throw new Refused("sign-in-required");
  asked.locale = signed.actor.locale;
  return signed.actor;
}

/** A browser names the page that sends; a program with a cookie of its own names none. */
function refuseForeign(request: Request): void {
  const origin = request.headers.get("origin");
  const site = request.headers.get("sec-fetch-site");
  const foreign = origin !== null && !settings().origins.includes(origin);
  if (foreign || site === "cross-site" || site === "same-site") throw new Refused("bad-origin");
}

async function readJson(request: Request): Promise<unknown> {
  const text = await readBody(request);
  if (text === "") return {};
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/json\s*(;|$)/i.test(type)) throw new Refused("unsupported-media-type");
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new Refused("malformed-json");
  }
  if (!isCleanJson(body)) throw new Refused("invalid-input", { extra: { errors: [{ path: "" }] } });
  return body;
}

/** Reads no further than `most` bytes, whatever length was declared; throws `Refused("too-large")`. */
export async function readBody(request: Request, most = MAX_BODY): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > most) throw new Refused("too-large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

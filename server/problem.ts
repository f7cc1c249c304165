import { randomUUID } from "node:crypto";
import { faultOf } from "#domain/fault.ts";
import type { Locale } from "#domain/locale.ts";
import type { EditionState } from "#domain/release.ts";
import { log } from "./log.ts";
import { Refused } from "./refused.ts";
import { requestId } from "./request-id.ts";
import { words } from "./words.ts";

export type Problem = { type: string; title: string; status: number; detail: string };

/** Any error as a problem document (RFC 9457): a refusal with its words, a bug with nothing but an id. */
export function problemOf(error: unknown, locale: Locale): Problem & Record<string, unknown> {
  if (error instanceof Refused) return refusalProblem(error, locale);
  const id = requestId() ?? randomUUID();
  log().error({ id, ...faultOf(error) }, "request failed");
  const detail = words(locale, "refusals")("internal", { id });
  return { type: "/problems/internal", title: "internal", status: 500, detail, id };
}

function refusalProblem(refused: Refused, locale: Locale) {
  const { reason, status, values, extra } = refused;
  const say = words(locale, "refusals");
  const stateWord = (state: string) => words(locale, "states")(state as EditionState);
  const detail = say(refused.words, {
    ...values,
    ...(values.state ? { state: stateWord(values.state) } : {}),
  });
  return { type: `/problems/${reason}`, title: reason, status, detail, ...extra };
}

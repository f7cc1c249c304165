import { randomUUID } from "node:crypto";
import { faultOf } from "#domain/fault.ts";
import { formatList } from "#domain/lists.ts";
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
  const wordOf = (name: string, value: string | readonly string[]) => {
    if (typeof value !== "string") return formatList(value, locale);
    return name === "state" ? words(locale, "states")(value as EditionState) : value;
  };
  const filled = Object.entries(values).map(([name, value]) => [name, wordOf(name, value)]);
  const wait = typeof extra.wait === "number" ? { wait: waitWords(locale, extra.wait) } : {};
  const detail = say(refused.words, { ...Object.fromEntries(filled), ...wait });
  return { type: `/problems/${reason}`, title: reason, status, detail, ...extra };
}

/** In whole minutes, from two hours on in hours, rounded up: nobody who waits so long comes too early. */
function waitWords(locale: Locale, seconds: number): string {
  const say = words(locale, "refusals");
  if (seconds < 60) return say("wait-seconds", { count: seconds });
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 120) return say("wait-minutes", { count: minutes });
  return say("wait-hours", { count: Math.ceil(minutes / 60) });
}

import { randomUUID } from "node:crypto";
import { faultOf } from "#domain/fault.ts";
import { log } from "./log.ts";
import { Refused } from "./refused.ts";
import { words } from "./words.ts";

export type Problem = { type: string; title: string; status: number; detail: string };

/** Any error as a problem document (RFC 9457): a refusal with its words, a bug with nothing but an id. */
export function problemOf(error: unknown): Problem & Record<string, unknown> {
  if (error instanceof Refused) return refusalProblem(error);
  const id = randomUUID();
  log().error({ id, ...faultOf(error) }, "request failed");
  const detail = words("refusals")("internal", { id });
  return { type: "/problems/internal", title: "internal", status: 500, detail, id };
}

function refusalProblem({ reason, status, values, extra }: Refused) {
  const say = words("refusals");
  const detail =
    reason === "four-eyes" && !values.names ? say("four-eyes-nobody") : say(reason, values);
  return { type: `/problems/${reason}`, title: reason, status, detail, ...extra };
}

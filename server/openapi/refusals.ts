import { PROBLEMS } from "#domain/answers/problem.ts";
import { REFUSALS, type Reason } from "#domain/refusal.ts";
import type { Operation } from "./operation.ts";

/** Every expected no of a call: its own and those that the door gives (`server/api.ts`). */
function reasonsOf({ method, path, query, sends, open, refusals = [] }: Operation): Reason[] {
  const reasons = new Set<Reason>(refusals);
  if (!open)
    for (const reason of ["sign-in-required", "second-factor-required"] as const)
      reasons.add(reason);
  if (path.includes("{")) reasons.add("not-found");
  if (query) reasons.add("invalid-input");
  if (sends) {
    for (const reason of ["bad-origin", "too-large", "unsupported-media-type"] as const)
      reasons.add(reason);
  } else if (method === "post") {
    const door = ["bad-origin", "malformed-json", "too-large", "unsupported-media-type"] as const;
    for (const reason of [...door, "invalid-input" as const]) reasons.add(reason);
    if (!open) for (const reason of ["key-reused", "request-running"] as const) reasons.add(reason);
  }
  return (Object.keys(PROBLEMS) as Reason[]).filter((reason) => reasons.has(reason));
}

/** The reasons of a call under their status. */
export function reasonsByStatus(operation: Operation): Map<number, Reason[]> {
  const reasons = reasonsOf(operation);
  const statuses = [...new Set(reasons.map((reason) => REFUSALS[reason]))].sort((a, b) => a - b);
  return new Map(
    statuses.map((status) => [status, reasons.filter((reason) => REFUSALS[reason] === status)]),
  );
}

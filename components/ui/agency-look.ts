import type { AgencyView } from "#domain/views.ts";

/** The classes that give an agency's signals their shape (by its kind) and its own colour. */
export function agencyLook({ kind, colour }: Pick<AgencyView, "kind" | "colour">): string {
  return `${kind} in-${colour}`;
}

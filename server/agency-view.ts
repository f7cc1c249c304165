import type { AgencyView } from "#domain/views.ts";

/** An agency as people see it, without its ids and house patterns. */
export function agencyView({ slug, kind, name, shortName, colour }: AgencyView): AgencyView {
  return { slug, kind, name, shortName, colour };
}

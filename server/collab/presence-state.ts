import { COLOUR_HEX } from "#domain/people.ts";
import { type PresenceState, whereabouts } from "#domain/presence.ts";
import type { Session } from "./session.ts";

/** What a room shows of a socket: who from its session, and of a writer's claims what they may tell. */
export function stateOf({ grant, isWriter }: Session, claimed: unknown): PresenceState {
  const { id, name, agencyId, agencyKind, agencyColour, agencyName } = grant.person;
  const agency = { id: agencyId, kind: agencyKind, colour: agencyColour, name: agencyName };
  const user = { id, name, agency, color: COLOUR_HEX[agencyColour] };
  return isWriter && isRecord(claimed) ? { user, ...doingOf(claimed) } : { user };
}

function doingOf(claimed: Record<string, unknown>): Omit<PresenceState, "user"> {
  const cursor = whereabouts.cursor.safeParse(claimed.cursor);
  const field = whereabouts.field.safeParse(claimed.field);
  const checks = whereabouts.checks.safeParse(claimed.checks);
  return {
    ...(cursor.success ? { cursor: cursor.data } : {}),
    ...(field.success ? { field: field.data } : {}),
    ...(checks.success ? { checks: checks.data } : {}),
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

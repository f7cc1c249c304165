import { z } from "zod";
import { AGENCY_COLOURS } from "./people.ts";
import { ROOT } from "./room.ts";

const whole = z.number().int().min(0);
const itemId = z.object({ client: whole, clock: whole }).nullable().default(null);

/** A relative position of Yjs with the four keys it may have. */
const position = z.object({
  type: itemId,
  tname: z.enum(ROOT).nullable().default(null),
  item: itemId,
  assoc: z.number().default(0).transform(Math.sign),
});

/** What writers tell of themselves; each is believed for itself, and nothing else is. */
export const whereabouts = {
  cursor: z.object({ anchor: position, head: position }).nullable(),
  /** Key of the field that they are in. */
  field: z.string().regex(/^[a-z_]{1,40}$/),
  /** How often they have checked something. */
  checks: z.number().int().min(1).max(10_000),
};

/**
 * What presence says of somebody in a text, as a server has rebuilt it: the person from the session,
 * and of writers where they are and what they do.
 */
export const presenceState = z.object({
  user: z.object({
    id: z.string().max(100),
    name: z.string().max(1000),
    agency: z.object({
      id: z.string().max(100),
      kind: z.enum(["kpu", "kominfo"]),
      colour: z.enum(AGENCY_COLOURS),
      name: z.string().max(1000),
    }),
    color: z.string().regex(/^#[0-9a-f]{6}$/),
  }),
  cursor: whereabouts.cursor.optional(),
  field: whereabouts.field.optional(),
  checks: whereabouts.checks.optional(),
});
export type PresenceState = z.output<typeof presenceState>;

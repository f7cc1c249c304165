import { z } from "zod";

/** What answers of the API are made of. Every object is strict: a member that is not here is a bug. */

export const id = z.uuid().meta({ description: "UUID in lower case." });
export const slug = z.string().regex(/^[a-z0-9-]{1,80}$/);
export const moment = z.iso.datetime().meta({ description: "RFC 3339 in UTC." });
export const sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .meta({ description: "64 lower-case hex digits." });
export const agencies = z.array(slug).meta({ description: "Slugs of agencies, KPU first." });
export const path = z.string().regex(/^\//).meta({ description: "A path of this installation." });

export const officeNumber = z.strictObject({ agency: slug, number: z.string() });
export const officeNumbers = z
  .array(officeNumber)
  .meta({ description: "Numbers from the agencies' own registers, KPU first; not hashed." });

/** A page of a list: ask again with `nextCursor` until it is null. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.strictObject({
    items: z.array(item),
    nextCursor: z.string().nullable().meta({ description: "Null on the last page." }),
  });
}

export const mark = z
  .string()
  .regex(/^[0-9a-f]{32}$/)
  .meta({
    description: "Stands for a finding: its rule, its words and what they were compared with.",
  });

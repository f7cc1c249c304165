import type { z } from "zod";
import { Refused } from "./refused.ts";

/** Input checked once at the edge; throws `Refused("invalid-input")` with the places that are wrong. */
export function parse<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map((issue) => ({
    path: issue.path.join("."),
    message: issue.message,
  }));
  throw new Refused("invalid-input", { extra: { errors } });
}

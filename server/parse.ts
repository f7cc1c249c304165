import type { z } from "zod";
import { CHARACTERS } from "#domain/text-inputs.ts";
import { Refused } from "./refused.ts";

/** Input checked once at the edge; throws `Refused("invalid-input")` with the places that are wrong. */
export function parse<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map((issue) => ({
    path: issue.path.join("."),
    message: issue.message,
  }));
  // Nobody finds by themselves what cannot be seen.
  const isHidden = errors.some(({ message }) => message === CHARACTERS);
  const words = isHidden ? "hidden-characters" : "invalid-input";
  throw new Refused("invalid-input", { words, extra: { errors } });
}

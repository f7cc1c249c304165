import { z } from "zod";
import { id, slug } from "#domain/answers/parts.ts";
import type { Operation } from "./operation.ts";

/** Path parameters by name, the same in every call. */
const KNOWN: Record<string, z.ZodType> = {
  id: id.meta({ description: "A release. A malformed id is not found." }),
  number: z.int().min(1).meta({ description: "The number of a version, from 1." }),
  workspace: slug.meta({ description: "The slug of a workspace." }),
};

export function parameterNames(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string);
}

/** The schema of the path parameters of a call. Throws for a name that nobody described. */
export function pathParameters({ path, params }: Operation): z.ZodObject {
  const shape = parameterNames(path).map((name): [string, z.ZodType] => {
    const schema = (params?.shape[name] as z.ZodType | undefined) ?? KNOWN[name];
    if (!schema) throw new Error(`the parameter {${name}} of ${path} is not described`);
    return [name, schema];
  });
  return z.object(Object.fromEntries(shape));
}

export const headerParameters = z.object({
  "Idempotency-Key": z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/)
    .optional()
    .meta({
      description:
        "1 to 200 visible ASCII characters. A repeated request of the same person with the same key gets the first answer again for 24 hours and changes nothing.",
    }),
});

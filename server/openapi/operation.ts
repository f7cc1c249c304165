import type { z } from "zod";
import type { Reason } from "#domain/refusal.ts";

/** One call of the API: what is asked, what is answered, and every expected no. */
export type Operation = {
  method: "get" | "post";
  /** Below `/api/v1`, parameters in braces: `/releases/{id}/sign`. */
  path: `/${string}`;
  /** One sentence, in English, for the readers of the API. */
  summary: string;
  /** What else they must know. */
  about?: string;
  /** Path parameters that `parameters.ts` does not know by name. */
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** Content types of the bytes that are sent instead of JSON. */
  sends?: readonly string[];
  status?: 200 | 201;
  /** Null for a call that is always refused, and for one that answers a file. */
  answer: z.ZodType | null;
  /** Content types of the files that it answers. */
  files?: readonly string[];
  /** Reasons particular to this call; the ones that every call may give are added. */
  refusals?: readonly Reason[];
  /** True when nobody has to be signed in. */
  open?: boolean;
};

/** Calls that belong together, under one heading. */
export type OperationGroup = { name: string; about: string; operations: readonly Operation[] };

import { z } from "zod";
import { MAX_QUOTATION } from "./commented.ts";
import { cleanText } from "./text-inputs.ts";

/** Zod schemas of what is sent about threads of comments; unknown keys are refused. */

const ref = z.string().max(64);
const words = cleanText().trim().min(1).max(4000);

const mentions = z
  .array(
    z.union([
      z.strictObject({ person: ref }),
      z.strictObject({ agency: z.string().regex(/^[a-z0-9-]{1,40}$/) }),
    ]),
  )
  .max(20)
  .default([])
  .meta({
    description:
      "Whom the text names, as `@` and their name: people who may read the release, agencies of its workspace by slug.",
  });
export type MentionInput = z.output<typeof mentions>[number];

const point = z.strictObject({
  block: z.int().min(0).max(100_000),
  offset: z.int().min(0).max(10_000_000),
});

const field = z
  .string()
  .regex(/^[a-z0-9_]{1,64}$/)
  .meta({ description: "`title`, or the key of a field of the release's template." });

/** What a comment says. */
export const commentWords = z.strictObject({ text: words, mentions });
export type CommentWords = z.output<typeof commentWords>;

export const newThread = commentWords.extend({
  about: z.union([
    z.strictObject({
      quotation: cleanText()
        .trim()
        .min(1)
        .max(MAX_QUOTATION)
        .meta({ description: "Words of the open text as it is stored, in one line." }),
    }),
    z.strictObject({ field }),
    z.strictObject({
      version: ref.meta({ description: "The version under review." }),
      field,
    }),
    z.strictObject({
      version: ref.meta({ description: "The version under review." }),
      from: point,
      to: point,
    }),
  ]),
});
export type NewThread = z.output<typeof newThread>;

export const editedComment = commentWords.extend({ comment: ref });
export const namedComment = z.strictObject({ comment: ref });

import { z } from "zod";
import { KEPT_KINDS } from "#domain/history.ts";
import { id, moment, pageOf, sha256, slug } from "./parts.ts";

const seq = z.int().min(0).meta({ description: "A position of the log of the text." });

const writers = z
  .array(z.strictObject({ name: z.string(), agency: slug }))
  .meta({ description: "Who wrote in it since the text before, as the server knows them." });

const source = z
  .strictObject({ id, name: z.string().nullable(), at: moment })
  .nullable()
  .meta({ description: "Of a restored text, the one that it repeats." });

const version = z
  .strictObject({
    number: z.int().min(1),
    sha256,
    signatures: z.array(z.strictObject({ agency: slug, name: z.string(), at: moment })),
  })
  .nullable()
  .meta({ description: "Of a submitted text, its version with the signatures on it." });

export const keptText = z
  .strictObject({
    id,
    kind: z.enum(KEPT_KINDS),
    name: z.string().nullable(),
    at: moment,
    by: z.string().nullable().meta({ description: "Who asked for it; null for an automatic one." }),
    writers,
    source,
    version,
  })
  .meta({ id: "KeptText" });
export type KeptText = z.output<typeof keptText>;

const seen = z
  .strictObject({ at: moment })
  .nullable()
  .meta({ description: "When you last saw the text; null when you never opened it." });

export const history = pageOf(keptText).extend({
  current: z
    .strictObject({ seq, at: moment, writers })
    .meta({ description: "The text as it stands now, and who wrote since one was last kept." }),
  seen,
});
export type History = z.output<typeof history>;

export const textThen = z
  .strictObject({
    seq,
    at: moment,
    content: z.string().meta({
      description: "JSON with `title`, `fields` and `body`, whose blocks carry their ids.",
    }),
  })
  .meta({ id: "TextThen" });
export type TextThen = z.output<typeof textThen>;

export const keptLook = z.strictObject({ seen });
export type KeptLook = z.output<typeof keptLook>;

export const restoredText = z
  .strictObject({ before: id, restored: id })
  .meta({ description: "What was kept: the text before, and the one that stands now." });
export type RestoredText = z.output<typeof restoredText>;

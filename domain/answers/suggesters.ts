import { z } from "zod";
import { id, moment, slug } from "./parts.ts";

export const suggesters = z
  .strictObject({
    now: moment.meta({ description: "The server's clock, which proposals are dated by." }),
    mayLimit: z.boolean().meta({ description: "Whether you may say who only suggests." }),
    people: z
      .array(
        z.strictObject({
          id,
          name: z.string(),
          agency: slug,
          suggestsOnly: z.boolean(),
          mayBeLimited: z.boolean().meta({
            description: "False for those who have left, and for editors of a party.",
          }),
        }),
      )
      .meta({ description: "Who may write in this release, and who has written in it." }),
  })
  .meta({ id: "Suggesters" });
export type Suggesters = z.output<typeof suggesters>;

/** A proposal that nobody has accepted or rejected. */
export const openProposal = z
  .strictObject({
    id: z.string(),
    author: z.strictObject({ id, name: z.string() }),
    at: moment,
    inserted: z.string().meta({ description: "`¶` stands for the beginning of a paragraph." }),
    deleted: z.string(),
  })
  .meta({ id: "OpenProposal" });
export type SentProposal = z.output<typeof openProposal>;

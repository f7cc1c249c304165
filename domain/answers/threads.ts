import { z } from "zod";
import { id, moment, slug } from "./parts.ts";

const point = z.strictObject({ block: z.int().min(0), offset: z.int().min(0) });

const someone = z.strictObject({ id, name: z.string(), agency: slug });

const mention = z.strictObject({
  name: z.string().meta({ description: "As it stands in the text, behind an `@`." }),
  person: id.optional(),
  agency: slug.optional(),
});

const comment = z
  .strictObject({
    id,
    author: someone,
    text: z.string().nullable().meta({ description: "Null once its author has deleted it." }),
    at: moment,
    editedAt: moment.nullable(),
    mentions: z.array(mention),
  })
  .meta({ id: "Comment" });
export type SentComment = z.output<typeof comment>;

const thread = z
  .strictObject({
    id: id.meta({ description: "In an open text, the `thread` of the marks where it hangs." }),
    quotation: z.string().meta({ description: "The words as they were when it was opened." }),
    field: z.string().nullable().meta({
      description:
        "`title`, or the field of the template that it is about as a whole. Null for words of the body.",
    }),
    place: z.strictObject({ from: point, to: point }).nullable().meta({
      description:
        "Where it stands in the version under review: block of the body, characters of its words. Null in an open text, where its words are gone, and for one about a field.",
    }),
    resolved: z.strictObject({ name: z.string(), at: moment }).nullable(),
    comments: z.array(comment),
  })
  .meta({ id: "Thread" });
export type SentThread = z.output<typeof thread>;

export const discussion = z
  .strictObject({
    mayComment: z.boolean().meta({ description: "Whether you may open, answer and settle now." }),
    threads: z.array(thread).meta({ description: "Oldest first." }),
    mentionable: z.strictObject({
      people: z.array(someone).meta({ description: "Who may read this release, by name." }),
      agencies: z.array(z.strictObject({ slug, name: z.string() })),
    }),
  })
  .meta({ id: "Discussion" });
export type Discussion = z.output<typeof discussion>;

export const openedThread = z.strictObject({ thread: id, discussion });
export type OpenedThread = z.output<typeof openedThread>;

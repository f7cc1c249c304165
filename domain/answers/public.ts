import { z } from "zod";
import { RELEASE_KINDS } from "#domain/release.ts";
import { agencies, id, moment, officeNumbers, pageOf, path, sha256 } from "./parts.ts";

export const publishedItem = z
  .strictObject({
    id,
    title: z.string(),
    kind: z.enum(RELEASE_KINDS),
    url: path.meta({ description: "Its public page." }),
    publishedAt: moment,
    sha256,
    parties: agencies,
    numbers: officeNumbers,
  })
  .meta({ id: "PublishedRelease" });
export type PublishedItem = z.output<typeof publishedItem>;

export const publishedPage = pageOf(publishedItem);

/** The description of the API is an OpenAPI document, which has a schema of its own. */
export const description = z
  .looseObject({ openapi: z.string(), info: z.looseObject({}), paths: z.looseObject({}) })
  .meta({ description: "An OpenAPI 3.1 document." });

import { z } from "zod";
import { sha256 } from "#domain/answers/parts.ts";
import { keptPicture } from "#domain/answers/pictures.ts";
import { WIDTHS } from "#domain/picture-sizes.ts";
import { PICTURE_TYPES } from "#domain/pictures.ts";
import type { OperationGroup } from "./operation.ts";

export const pictureCalls: OperationGroup = {
  name: "Pictures",
  about: "The pictures that a text may show. A text names them by the SHA-256 of their bytes.",
  operations: [
    {
      method: "post",
      path: "/releases/{id}/media",
      summary: "Keeps a picture for a release, so that its text may show it.",
      about:
        "The body is the picture. It is told by its bytes, decoded and written anew as JPEG or PNG, at most 2,400 pixels long, without anything that was not seen in it: no place, no camera, no thumbnail. The same picture sent twice is kept once.",
      sends: ["image/jpeg", "image/png", "image/webp"],
      status: 201,
      answer: keptPicture,
      refusals: [
        "wrong-state",
        "picture-refused",
        "too-many-pictures",
        "release-full-of-pictures",
        "too-busy",
      ],
    },
    {
      method: "get",
      path: "/releases/{id}/media/{sha256}",
      summary: "A picture of a release.",
      about:
        "For anyone who may read the release; its hash opens no other release's picture. In a width it is made when it is first asked for; one that is narrower comes as it is.",
      params: z.object({ sha256: sha256.meta({ description: "Of its bytes." }) }),
      query: z.object({
        size: z.enum(WIDTHS.map(String)).meta({ description: "Pixels across." }).optional(),
      }),
      answer: null,
      files: Object.keys(PICTURE_TYPES),
    },
  ],
};

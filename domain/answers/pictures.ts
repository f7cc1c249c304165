import { z } from "zod";
import { PICTURE_TYPES, type PictureType } from "#domain/pictures.ts";
import { sha256 } from "./parts.ts";

export const keptPicture = z
  .strictObject({
    sha256: sha256.meta({ description: "Of the bytes as they are kept; by it a text names them." }),
    type: z.enum(Object.keys(PICTURE_TYPES) as [PictureType, ...PictureType[]]),
    width: z.int().meta({ description: "Pixels." }),
    height: z.int().meta({ description: "Pixels." }),
    size: z.int().meta({ description: "Bytes." }),
  })
  .meta({ id: "KeptPicture" });
export type StoredPicture = z.output<typeof keptPicture>;

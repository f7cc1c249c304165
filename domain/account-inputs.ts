import { z } from "zod";
import { isCleanText } from "./clean-text.ts";
import { LOCALES } from "./locale.ts";

/** Zod schemas of what comes in about people and their accounts; unknown keys are refused. */

const clean = () => z.string().refine(isCleanText, "holds characters that cannot be stored");

/** A password on its way in; how good it must be is `passwordFault`'s to say. */
const newPassword = clean().max(512);

export const acceptedInvitation = z.strictObject({
  token: z.string().max(100),
  password: newPassword,
  /** The language that the page was read in; somebody new keeps it. */
  language: z.enum(LOCALES).optional(),
});

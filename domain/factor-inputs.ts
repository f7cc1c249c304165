import { z } from "zod";
import { cleanText } from "./text-inputs.ts";

/** What comes in to set up a second factor and to prove it; unknown keys are refused. */

/** Six digits, or a recovery code where one is accepted, as people type it. */
const code = z.string().trim().min(1).max(40);

/** Nobody who merely found a session open sets up a second factor: without one the password is asked. */
export const askedOffer = z.strictObject({
  current: cleanText().min(1).max(512).optional().meta({
    description: "Your password: needed while you have no second factor and nobody asks for one.",
  }),
});

export const shownCode = z.strictObject({ code });

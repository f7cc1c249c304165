import { z } from "zod";

export const invitationAccepted = z.object({
  email: z.string().meta({ description: "the address to sign in with" }),
});

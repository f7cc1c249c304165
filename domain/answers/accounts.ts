import { z } from "zod";

export const acceptedAdmin = z.strictObject({ email: z.string() });
export type AcceptedAdmin = z.output<typeof acceptedAdmin>;

export const tourState = z.strictObject({ closed: z.boolean() });
export type TourState = z.output<typeof tourState>;

export const acceptedLink = z.strictObject({
  email: z.string().meta({ description: "The address to sign in with." }),
});
export type AcceptedLink = z.output<typeof acceptedLink>;

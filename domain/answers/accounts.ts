import { z } from "zod";

export const acceptedAdmin = z.strictObject({ email: z.string() });
export type AcceptedAdmin = z.output<typeof acceptedAdmin>;

export const tourState = z.strictObject({ closed: z.boolean() });
export type TourState = z.output<typeof tourState>;

import { expect } from "@playwright/test";
import { askers, type Check, json, statusOf } from "./askers.ts";

/** Pages and routes of accounts. */
export const accountChecks: Record<string, Check> = {
  "undangan/[token]/page.tsx": async () => {
    for (const asker of askers) expect(await statusOf(asker, "/undangan/rekaan")).toBe(404);
  },
  "api/v1/invitations/accept/route.ts": async () => {
    const wish = { token: "rekaan", password: "tujuh gajah naik perahu" };
    for (const asker of askers) {
      expect(await statusOf(asker, "/api/v1/invitations/accept", json(wish))).toBe(410);
      expect(await statusOf(asker, "/api/v1/invitations/accept", json({}))).toBe(422);
    }
  },
};

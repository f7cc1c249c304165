import { expect } from "@playwright/test";
import { as, askers, type Check, isOut, statusOf } from "./askers.ts";

/** What anybody may ask: the door, the public pages, the state of the server. */
export const publicChecks: Record<string, Check> = {
  "page.tsx": async () => {
    for (const asker of askers) expect(await statusOf(asker, "/")).toBe(307);
  },
  "masuk/page.tsx": async () => {
    for (const asker of askers) expect([200, 307]).toContain(await statusOf(asker, "/masuk"));
  },
  "bahasa/route.ts": async () => {
    const body = new URLSearchParams({ bahasa: "en", lanjut: "/masuk" });
    for (const asker of askers) {
      expect(await statusOf(asker, "/bahasa", { method: "POST", body })).toBe(303);
    }
  },
  "luring/route.tsx": async () => {
    for (const asker of askers) expect(await statusOf(asker, "/luring")).toBe(200);
  },
  "(public)/rilis/[workspace]/route.tsx": async () => {
    for (const asker of askers) {
      expect(await statusOf(asker, "/rilis/contoh")).toBe(200);
      expect(await statusOf(asker, "/rilis/tidak-ada")).toBe(404);
    }
  },
  "(public)/rilis/[workspace]/[slug]/route.tsx": () => publicRelease(""),
  "(public)/rilis/[workspace]/[slug]/kanonik/route.ts": () => publicRelease("/kanonik"),
  "(public)/rilis/[workspace]/[slug]/gambar/[sha256]/route.ts": async () => {
    type Listed = { items: { url: string }[] };
    const { body } = await as("nobody").call<Listed>("GET", "/public/contoh/releases");
    const none = `${body.items[0]?.url}/gambar/${"0".repeat(64)}`;
    for (const asker of askers) expect(await statusOf(asker, none)).toBe(404);
  },
  "api/auth/[...nextauth]/route.ts": async () => {
    for (const asker of askers) {
      const answer = await as(asker).fetch("/api/auth/session");
      const { user } = (await answer.json()) as { user?: { name: string } };
      // Whose session it is, next-auth says also while it owes its code.
      expect(Boolean(user), asker).toBe(!isOut(asker) || asker === "halfOpen");
    }
  },
  "api/v1/[...rest]/route.ts": async () => {
    for (const asker of askers) expect(await statusOf(asker, "/api/v1/users")).toBe(404);
  },
  "api/v1/openapi.json/route.ts": async () => {
    for (const asker of askers) expect(await statusOf(asker, "/api/v1/openapi.json")).toBe(200);
  },
  "api/v1/public/[workspace]/releases/route.ts": async () => {
    for (const asker of askers) {
      expect(await statusOf(asker, "/api/v1/public/contoh/releases")).toBe(200);
      expect(await statusOf(asker, "/api/v1/public/lain/releases")).toBe(404);
    }
  },
};

async function publicRelease(suffix: string): Promise<void> {
  type Listed = { items: { url: string }[] };
  const { body } = await as("nobody").call<Listed>("GET", "/public/contoh/releases");
  const url = body.items[0]?.url ?? "";
  for (const asker of askers) {
    expect(await statusOf(asker, `${url}${suffix}`)).toBe(200);
    expect(await statusOf(asker, `/rilis/jepara/${url.split("/").at(-1)}${suffix}`)).toBe(404);
  }
}

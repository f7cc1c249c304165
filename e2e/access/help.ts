import { expect } from "@playwright/test";
import { askers, type Check, json, statusOf } from "./askers.ts";

const forEverybody = (address: string): Check => {
  return async () => {
    for (const asker of askers) expect(await statusOf(asker, address), asker).toBe(200);
  };
};

/** Help is for everybody; the tour is everybody's own. */
export const helpChecks: Record<string, Check> = {
  "bantuan/page.tsx": forEverybody("/bantuan"),
  "bantuan/[guide]/page.tsx": async () => {
    await forEverybody("/bantuan/penulis")();
    expect(await statusOf("nobody", "/bantuan/tidak-ada")).toBe(404);
  },
  "bantuan/gambar/[file]/route.ts": async () => {
    await forEverybody("/bantuan/gambar/papan.webp")();
    for (const name of ["tidak-ada.webp", "..%2Fpenulis.md", "penulis.md"]) {
      expect(await statusOf("nobody", `/bantuan/gambar/${name}`), name).toBe(404);
    }
  },
  "dokumentasi/api/page.tsx": forEverybody("/dokumentasi/api"),
  "api/v1/me/tour/route.ts": async () => {
    for (const asker of askers) {
      const status = asker === "nobody" ? 401 : 200;
      expect(await statusOf(asker, "/api/v1/me/tour", json({ closed: true }))).toBe(status);
      const refused = asker === "nobody" ? 401 : 422;
      expect(await statusOf(asker, "/api/v1/me/tour", json({ closed: 1 }))).toBe(refused);
    }
  },
};

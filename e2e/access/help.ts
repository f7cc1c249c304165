import { expect } from "@playwright/test";
import { askers, type Check, isOut, json, outStatus, statusOf } from "./askers.ts";

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
    expect(await statusOf("nobody", "/bantuan/gambar/..%2Fpenulis.md")).toBe(400);
    for (const name of ["tidak-ada.webp", "..;penulis.md", "penulis.md"]) {
      expect(await statusOf("nobody", `/bantuan/gambar/${name}`), name).toBe(404);
    }
  },
  "dokumentasi/api/page.tsx": forEverybody("/dokumentasi/api"),
  "api/v1/me/tour/route.ts": async () => {
    for (const asker of askers) {
      const status = isOut(asker) ? outStatus(asker) : 200;
      expect(await statusOf(asker, "/api/v1/me/tour", json({ closed: true }))).toBe(status);
      const refused = isOut(asker) ? outStatus(asker) : 422;
      expect(await statusOf(asker, "/api/v1/me/tour", json({ closed: 1 }))).toBe(refused);
    }
  },
};

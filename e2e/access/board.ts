import { expect } from "@playwright/test";
import {
  apiStatus,
  as,
  askers,
  type Check,
  eachSubject,
  json,
  reads,
  statusOf,
  subjects,
} from "./askers.ts";

type Listed = { items?: { id: string }[] };

/** Routes of the board and of plans. */
export const boardChecks: Record<string, Check> = {
  "api/v1/board/route.ts": async () => {
    for (const asker of askers) {
      const { status, body } = await as(asker).call<{ groups?: Listed[] }>("GET", "/board");
      expect(status).toBe(apiStatus(asker, true));
      const shown = body.groups?.flatMap(({ items }) => items ?? []).map(({ id }) => id) ?? [];
      for (const subject of subjects) {
        if (!reads(asker, subject)) expect(shown, asker).not.toContain(subject.id);
      }
    }
  },
  "api/v1/board/groups/[state]/route.ts": async () => {
    for (const asker of askers) {
      for (const subject of subjects) {
        const path = `/board/groups/${subject.state}?limit=100`;
        const { status, body } = await as(asker).call<Listed>("GET", path);
        expect(status).toBe(apiStatus(asker, true));
        const shown = body.items?.some(({ id }) => id === subject.id) ?? false;
        expect(shown, `${asker} ${subject.state}`).toBe(reads(asker, subject));
      }
      expect(await statusOf(asker, "/api/v1/board/groups/lain")).toBe(apiStatus(asker, false));
    }
  },
  "api/v1/board/pulse/route.ts": async () => {
    for (const asker of askers) {
      const path = "/board/pulse?since=2026-01-01T00:00:00Z";
      const { status, body } = await as(asker).call<Listed>("GET", path);
      expect(status).toBe(apiStatus(asker, true));
      const shown = body.items?.map(({ id }) => id) ?? [];
      for (const subject of subjects) {
        if (!reads(asker, subject)) expect(shown, asker).not.toContain(subject.id);
      }
    }
  },
  "api/v1/releases/[id]/plan/route.ts": () =>
    eachSubject(async (asker, subject) => {
      const path = `/api/v1/releases/${subject.id}/plan`;
      const allowed = reads(asker, subject);
      expect(await statusOf(asker, path)).toBe(apiStatus(asker, allowed));
      const planned = await statusOf(asker, path, json({}));
      const over = allowed && subject.state === "terbit";
      expect(planned, `${asker} ${subject.state}`).toBe(over ? 409 : apiStatus(asker, allowed));
    }),
};

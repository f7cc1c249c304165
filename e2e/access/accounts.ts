import { expect } from "@playwright/test";
import type { Asker } from "./askers.ts";
import { ASKERS, as, askers, type Check, json, pageStatus, statusOf } from "./askers.ts";

/** Who manages the accounts of Kabupaten Contoh's KPU. */
const ADMINS: Asker[] = ["agencyAdmin", "systemAdmin"];
const forAdmins = (asker: Asker, status: number) =>
  asker === "nobody" ? 401 : ADMINS.includes(asker) ? status : 404;

async function idOf(asker: Asker): Promise<string> {
  const { body } = await as(asker).call<{ id: string }>("GET", "/me");
  return body.id;
}

/** Each act on an account with a body that is refused for its content, so that nothing changes. */
const ACTIONS: Record<string, { body: unknown; refused: number }> = {
  change: { body: { title: 7 }, refused: 422 },
  suspend: { body: { reason: "" }, refused: 422 },
  restore: { body: {}, refused: 409 },
  join: { body: {}, refused: 422 },
  leave: { body: {}, refused: 422 },
};

/** Pages and routes of accounts. */
export const accountChecks: Record<string, Check> = {
  "(newsroom)/akun/page.tsx": async () => {
    for (const asker of askers) {
      const wanted = asker === "nobody" ? 307 : ADMINS.includes(asker) ? 200 : 403;
      expect(await statusOf(asker, "/akun"), asker).toBe(wanted);
    }
  },
  "(newsroom)/profil/page.tsx": async () => {
    for (const asker of askers) {
      expect(await statusOf(asker, "/profil"), asker).toBe(pageStatus(asker, true));
    }
  },
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
  "api/v1/people/route.ts": async () => {
    const wish = {
      workspace: "contoh",
      agency: "kominfo",
      email: "baru@kominfo.contoh.test",
      name: "Baru",
      title: "",
      roles: ["writer"],
    };
    for (const asker of askers) {
      const { status, body } = await as(asker).call<{ items?: { id: string }[] }>("GET", "/people");
      expect(status, asker).toBe(asker === "nobody" ? 401 : ADMINS.includes(asker) ? 200 : 403);
      const seen = new Set(body.items?.map(({ id }) => id));
      if (asker === "agencyAdmin") {
        expect(seen.has(await idOf("kpuWriter"))).toBe(true);
        expect(seen.has(await idOf("kominfoWriter"))).toBe(false);
      }
      if (asker === "systemAdmin") continue; // the jobs of people do this
      expect(await statusOf(asker, "/api/v1/people", json(wish)), asker).toBe(
        asker === "nobody" ? 401 : 404,
      );
    }
  },
  "api/v1/people/[id]/route.ts": () =>
    eachPerson(async (asker, id, wanted) => {
      expect(await statusOf(asker, `/api/v1/people/${id}`), asker).toBe(wanted(200));
    }),
  "api/v1/people/[id]/[action]/route.ts": () =>
    eachPerson(async (asker, id, wanted) => {
      for (const [action, { body, refused }] of Object.entries(ACTIONS)) {
        const status = await statusOf(asker, `/api/v1/people/${id}/${action}`, json(body));
        const early = refused === 422 && asker !== "nobody";
        expect(status, `${asker} ${action}`).toBe(early ? 422 : wanted(refused));
      }
    }),
  "api/v1/people/[id]/link/route.ts": () =>
    eachPerson(async (asker, id, wanted) => {
      const allowed = wanted(200) === 200;
      if (allowed) return; // the jobs of people do this
      expect(await statusOf(asker, `/api/v1/people/${id}/link`, json({}))).toBe(wanted(200));
    }),
  "api/v1/people/[id]/sessions/route.ts": () =>
    eachPerson(async (asker, id, wanted) => {
      expect(await statusOf(asker, `/api/v1/people/${id}/sessions`), asker).toBe(wanted(200));
    }),
  "api/v1/people/[id]/sessions/end/route.ts": () =>
    eachPerson(async (asker, id, wanted) => {
      const foreign = json({ session: "00000000-0000-7000-8000-000000000000" });
      const status = await statusOf(asker, `/api/v1/people/${id}/sessions/end`, foreign);
      expect(status, asker).toBe(wanted(404));
    }),
  "api/v1/me/route.ts": () => forSignedIn("/api/v1/me"),
  "api/v1/me/sessions/route.ts": () => forSignedIn("/api/v1/me/sessions"),
  "api/v1/me/profile/route.ts": () => forSignedIn("/api/v1/me/profile", {}, 200),
  "api/v1/me/password/route.ts": () =>
    forSignedIn("/api/v1/me/password", { current: "keliru", password: "x" }, 422),
  "api/v1/me/sessions/end/route.ts": () =>
    forSignedIn("/api/v1/me/sessions/end", { session: "bukan-id" }, 404),
};

/** Everybody tries it on KPU's writer, and on Diskominfo's, whom only a system admin manages. */
async function eachPerson(
  check: (asker: Asker, id: string, wanted: (status: number) => number) => Promise<void>,
): Promise<void> {
  const subjects = [
    { id: await idOf("kpuWriter"), admins: ADMINS },
    { id: await idOf("kominfoWriter"), admins: ["systemAdmin"] as Asker[] },
  ];
  for (const { id, admins } of subjects) {
    for (const asker of askers) {
      await check(asker, id, (status) =>
        asker === "nobody" ? 401 : admins.includes(asker) ? status : 404,
      );
    }
  }
  for (const asker of askers) await check(asker, "bukan-id", () => forAdmins(asker, 404));
}

async function forSignedIn(path: string, body?: unknown, status = 200): Promise<void> {
  for (const asker of askers) {
    const wanted = ASKERS[asker] ? status : 401;
    expect(await statusOf(asker, path, body === undefined ? undefined : json(body)), asker).toBe(
      wanted,
    );
  }
}

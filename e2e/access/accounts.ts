import { expect } from "@playwright/test";
import type { Asker } from "./askers.ts";
import {
  AGENCY_ADMINS,
  as,
  askers,
  type Check,
  isOut,
  json,
  outStatus,
  pageStatus,
  statusOf,
} from "./askers.ts";

/** Who manages accounts at all. */
const ADMINS: Asker[] = [...AGENCY_ADMINS, "systemAdmin"];

async function idOf(asker: Asker): Promise<string> {
  const { body } = await as(asker).call<{ id: string }>("GET", "/me");
  return body.id;
}

/** Each act on an account with a body that is refused for its content, so that nothing changes. */
const ACTIONS: Record<string, { body: unknown; refused: number }> = {
  change: { body: { title: 7 }, refused: 422 },
  suspend: { body: { reason: "" }, refused: 422 },
  restore: { body: {}, refused: 409 },
  "remove-factor": { body: {}, refused: 409 },
  join: { body: {}, refused: 422 },
  leave: { body: {}, refused: 422 },
  "hand-over": { body: {}, refused: 422 },
  delete: { body: {}, refused: 422 },
};

/** Pages and routes of accounts. */
export const accountChecks: Record<string, Check> = {
  "(newsroom)/akun/page.tsx": async () => {
    for (const asker of askers) {
      const wanted = isOut(asker) ? 307 : ADMINS.includes(asker) ? 200 : 403;
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
  "masuk/lupa/page.tsx": async () => {
    for (const asker of askers) expect(await statusOf(asker, "/masuk/lupa")).toBe(200);
  },
  "alamat/[token]/page.tsx": async () => {
    for (const asker of askers) expect(await statusOf(asker, "/alamat/rekaan")).toBe(404);
  },
  "(newsroom)/pengaturan/surat/page.tsx": () => forSystemAdmins("/pengaturan/surat", 200),
  "(newsroom)/pengaturan/surat/[id]/page.tsx": async () => {
    await forSystemAdmins("/pengaturan/surat/00000000-0000-7000-8000-000000000000", 404);
    for (const asker of askers) {
      expect(await statusOf(asker, "/pengaturan/surat/..%2f..%2fsecret"), asker).toBe(400);
    }
  },
  "api/v1/letters/[id]/read/route.ts": async () => {
    for (const id of ["00000000-0000-7000-8000-000000000000", "bukan-id"]) {
      for (const asker of askers) {
        const wanted = isOut(asker) ? outStatus(asker) : asker === "systemAdmin" ? 404 : 403;
        expect(await statusOf(asker, `/api/v1/letters/${id}/read`, json({})), asker).toBe(wanted);
      }
    }
  },
  "api/v1/password/forgotten/route.ts": async () => {
    for (const asker of askers) {
      const path = "/api/v1/password/forgotten";
      expect(await statusOf(asker, path, json({ email: "siapa@contoh.test" })), asker).toBe(200);
      expect(await statusOf(asker, path, json({})), asker).toBe(422);
    }
  },
  "api/v1/address/confirm/route.ts": async () => {
    for (const asker of askers) {
      const path = "/api/v1/address/confirm";
      expect(await statusOf(asker, path, json({ token: "rekaan" })), asker).toBe(410);
    }
  },
  "api/v1/me/address/route.ts": () =>
    forSignedIn(
      "/api/v1/me/address",
      { current: "keliru", email: "baru@contoh.test" },
      { status: 422 },
    ),
  "api/v1/people/[id]/open-work/route.ts": () =>
    eachPerson(async (asker, id, wanted) => {
      expect(await statusOf(asker, `/api/v1/people/${id}/open-work`), asker).toBe(wanted(200));
    }),
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
      expect(status, asker).toBe(
        isOut(asker) ? outStatus(asker) : ADMINS.includes(asker) ? 200 : 403,
      );
      const seen = new Set(body.items?.map(({ id }) => id));
      if (AGENCY_ADMINS.includes(asker)) {
        expect(seen.has(await idOf("kpuWriter")), asker).toBe(asker === "kpuAdmin");
        expect(seen.has(await idOf("kominfoWriter")), asker).toBe(asker === "kominfoAdmin");
      }
      if (asker === "systemAdmin" || asker === "kominfoAdmin") continue; // the jobs of people do this
      expect(await statusOf(asker, "/api/v1/people", json(wish)), asker).toBe(
        isOut(asker) ? outStatus(asker) : 404,
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
        const early = refused === 422 && !isOut(asker);
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
  "api/v1/me/session/route.ts": () => forSignedIn("/api/v1/me/session", undefined, OWING),
  "api/v1/me/session/extend/route.ts": () => forSignedIn("/api/v1/me/session/extend", {}),
  "api/v1/me/profile/route.ts": () => forSignedIn("/api/v1/me/profile", {}),
  "api/v1/me/password/route.ts": () =>
    forSignedIn("/api/v1/me/password", { current: "keliru", password: "x" }, { status: 422 }),
  "masuk/faktor/page.tsx": async () => {
    // The door for nobody, and on to the board for whoever owes none.
    for (const asker of askers) {
      const wanted = asker === "halfOpen" ? 200 : 307;
      expect(await statusOf(asker, "/masuk/faktor"), asker).toBe(wanted);
    }
  },
  "api/v1/me/factor/route.ts": () => forSignedIn("/api/v1/me/factor"),
  "api/v1/me/factor/offer/route.ts": () =>
    forSignedIn("/api/v1/me/factor/offer", { odd: 1 }, { ...OWING, status: 422 }),
  "api/v1/me/factor/confirm/route.ts": () =>
    forSignedIn("/api/v1/me/factor/confirm", { code: "123456" }, { status: 404 }),
  "api/v1/me/factor/prove/route.ts": () =>
    forSignedIn("/api/v1/me/factor/prove", {}, { ...OWING, status: 422 }),
  "api/v1/me/factor/recovery-codes/route.ts": () =>
    forSignedIn("/api/v1/me/factor/recovery-codes", {}, { status: 404 }),
  "api/v1/me/factor/remove/route.ts": () =>
    forSignedIn("/api/v1/me/factor/remove", {}, { status: 404 }),
  "api/v1/me/sessions/end/route.ts": () =>
    forSignedIn("/api/v1/me/sessions/end", { session: "bukan-id" }, { status: 404 }),
};

/** Everybody tries it on a writer of each agency: theirs to manage are only those of their own. */
async function eachPerson(
  check: (asker: Asker, id: string, wanted: (status: number) => number) => Promise<void>,
): Promise<void> {
  const subjects = [
    { id: await idOf("kpuWriter"), admins: ["kpuAdmin", "systemAdmin"] as Asker[] },
    { id: await idOf("kominfoWriter"), admins: ["kominfoAdmin", "systemAdmin"] as Asker[] },
  ];
  for (const { id, admins } of subjects) {
    for (const asker of askers) {
      await check(asker, id, (status) =>
        isOut(asker) ? outStatus(asker) : admins.includes(asker) ? status : 404,
      );
    }
  }
  for (const asker of askers)
    await check(asker, "bukan-id", () => (isOut(asker) ? outStatus(asker) : 404));
}

async function forSystemAdmins(path: string, status: number): Promise<void> {
  for (const asker of askers) {
    const wanted = isOut(asker) ? 307 : asker === "systemAdmin" ? status : 403;
    expect(await statusOf(asker, path), asker).toBe(wanted);
  }
}

/** What is asked of the second factor itself, by whoever owes it too. */
const OWING = { owing: true };

async function forSignedIn(
  path: string,
  body?: unknown,
  { status = 200, owing = false }: { status?: number; owing?: boolean } = {},
): Promise<void> {
  for (const asker of askers) {
    const isIn = !isOut(asker) || (owing && asker === "halfOpen");
    const wanted = isIn ? status : outStatus(asker);
    expect(await statusOf(asker, path, body === undefined ? undefined : json(body)), asker).toBe(
      wanted,
    );
  }
}

import { expect } from "@playwright/test";
import {
  AGENCY_ADMINS,
  type Asker,
  askers,
  type Check,
  isOut,
  json,
  outStatus,
  statusOf,
} from "./askers.ts";

/** Pages: the door for nobody, 403 where it is no secret that there is something, 404 where it is. */
const page = (asker: Asker, allowed: boolean, otherwise: 403 | 404) =>
  isOut(asker) ? 307 : allowed ? 200 : otherwise;
const api = (asker: Asker, allowed: boolean, otherwise: 403 | 404) =>
  isOut(asker) ? outStatus(asker) : allowed ? 200 : otherwise;
const isAdmin = (asker: Asker) => AGENCY_ADMINS.includes(asker) || isSystem(asker);
const isSystem = (asker: Asker) => asker === "systemAdmin";

const tag = "lama";
const house = {
  colour: "maroon",
  city: "",
  site: "",
  dateline: "",
  closing: "",
  endMark: "",
  numberPattern: "",
  tag,
};
const names = { name: "N", shortName: "N", slug: "n", tag };

/**
 * What a change answers: an old tag is refused only after the right was judged, so 409 says that
 * somebody would have been let in.
 */
async function changes(url: string, body: object, mayChange: (asker: Asker) => boolean) {
  for (const asker of askers) {
    const refused = isAdmin(asker) ? 403 : 404;
    const wanted = isOut(asker) ? outStatus(asker) : mayChange(asker) ? 409 : refused;
    expect(await statusOf(asker, url, json(body)), `${asker} ${url}`).toBe(wanted);
  }
}

/** Set-up and settings. */
export const workspaceChecks: Record<string, Check> = {
  "mulai/[token]/page.tsx": async () => {
    for (const asker of askers) {
      expect(await statusOf(asker, "/mulai/rekaan")).toBe(isSystem(asker) ? 307 : 404);
    }
  },
  "api/v1/setup/route.ts": async () => {
    for (const asker of askers) expect(await statusOf(asker, "/api/v1/setup", json({}))).toBe(422);
  },
  "(newsroom)/pengaturan/page.tsx": async () => {
    for (const asker of askers) {
      const status = await statusOf(asker, "/pengaturan");
      // An agency admin has one workspace and is sent to it.
      expect(status, asker).toBe(
        AGENCY_ADMINS.includes(asker) ? 307 : page(asker, isSystem(asker), 403),
      );
    }
  },
  "(newsroom)/pengaturan/ruang/baru/page.tsx": async () => {
    for (const asker of askers) {
      const status = await statusOf(asker, "/pengaturan/ruang/baru");
      expect(status, asker).toBe(page(asker, isSystem(asker), 403));
    }
  },
  "(newsroom)/pengaturan/ruang/[slug]/page.tsx": async () => {
    for (const asker of askers) {
      const at = (slug: string) => statusOf(asker, `/pengaturan/ruang/${slug}`);
      expect(await at("contoh"), asker).toBe(page(asker, isAdmin(asker), 404));
      expect(await at("jepara"), asker).toBe(page(asker, isSystem(asker), 404));
      expect(await at("tidak-ada"), asker).toBe(page(asker, false, 404));
    }
  },
  "api/v1/workspaces/route.ts": async () => {
    for (const asker of askers) {
      const status = await statusOf(asker, "/api/v1/workspaces");
      expect(status, asker).toBe(api(asker, isAdmin(asker), 403));
      const made = await statusOf(asker, "/api/v1/workspaces", json({}));
      expect(made, asker).toBe(isSystem(asker) ? 422 : api(asker, false, 403));
    }
  },
  "api/v1/workspaces/[slug]/route.ts": async () => {
    for (const asker of askers) {
      const at = (slug: string) => statusOf(asker, `/api/v1/workspaces/${slug}`);
      expect(await at("contoh"), asker).toBe(api(asker, isAdmin(asker), 404));
      expect(await at("lumajang"), asker).toBe(api(asker, isSystem(asker), 404));
    }
    const wish = { name: "N", slug: "n", timeZone: "WIB", fourEyes: "pengaju_saja", tag };
    await changes("/api/v1/workspaces/contoh", wish, isSystem);
  },
  "api/v1/workspaces/[slug]/agreement/route.ts": () => {
    const nobody = { name: "", position: "" };
    const signatories = { kpu: nobody, kominfo: nobody };
    const wish = {
      title: "T",
      number: "",
      signedOn: "",
      place: "",
      validUntil: "",
      signatories,
      tag,
    };
    return changes("/api/v1/workspaces/contoh/agreement", wish, isSystem);
  },
  "api/v1/workspaces/[slug]/security/route.ts": () => {
    const wish = { secondFactor: true, stepUpMinutes: 15, sharedDevices: false, tag };
    return changes("/api/v1/workspaces/contoh/security", wish, isSystem);
  },
  "api/v1/workspaces/[slug]/agencies/[agency]/route.ts": () =>
    changes("/api/v1/workspaces/contoh/agencies/kpu", names, isSystem),
  "api/v1/workspaces/[slug]/agencies/[agency]/house/route.ts": async () => {
    for (const agency of ["kpu", "kominfo"]) {
      const isOurs = (asker: Asker) => asker === `${agency}Admin` || isSystem(asker);
      await changes(`/api/v1/workspaces/contoh/agencies/${agency}/house`, house, isOurs);
    }
  },
};

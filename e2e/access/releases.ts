import { expect } from "@playwright/test";
import { FILE_FORMATS } from "#domain/files/sheet.ts";
import { REFUSALS } from "#domain/refusal.ts";
import { isWritable } from "#domain/release.ts";
import { whyNoComment } from "#domain/threads.ts";
import { ACTIONS, type Action, decide, UNBUILT_ACTIONS } from "#domain/workflow.ts";
import { pngOf } from "#server/media/drawing.ts";
import {
  AGENCY_ADMINS,
  ASKERS,
  type Asker,
  apiStatus,
  as,
  askers,
  type Check,
  eachSubject,
  isOut,
  json,
  outStatus,
  pageStatus,
  reads,
  STAFF,
  type Subject,
  statusOf,
  subjects,
} from "./askers.ts";

/** What a POST must answer: the same judgement as the table of transitions. */
function actionStatus(asker: Asker, subject: Subject, action: Action): number {
  const who = ASKERS[asker];
  if (!who) return outStatus(asker);
  if (!reads(asker, subject) || !who.agency) return 404;
  const doer = { personId: asker, agencyId: who.agency, roles: who.roles };
  const decision = decide(subject.situation, action, doer);
  return decision.ok ? 200 : REFUSALS[decision.why.reason];
}

/** Who reads the text reads its history; who writes it names and restores. */
function historyStatus(asker: Asker, subject: Subject): number {
  if (isOut(asker)) return outStatus(asker);
  if (!reads(asker, subject)) return 404;
  return isWritable(subject.state) ? 200 : 409;
}

/** Checks and waivers are for those who may write, numbers for editors of a party once all have signed. */
function besideStatus(asker: Asker, subject: Subject, call: keyof typeof BESIDE_BODIES): number {
  const who = ASKERS[asker];
  if (!who) return outStatus(asker);
  if (!reads(asker, subject) || !who.agency) return 404;
  if (call !== "number") return isWritable(subject.state) ? 200 : 409;
  const isParty = subject.situation.parties.includes(who.agency);
  const roles: readonly string[] = who.roles;
  if (!isParty || !roles.includes("editor")) return 403;
  return ["disetujui", "terjadwal", "terbit"].includes(subject.state) ? 200 : 409;
}

/** What a POST about a thread that is not there must answer: the rights are judged before it is looked for. */
function threadStatus(asker: Asker, subject: Subject): number {
  const who = ASKERS[asker];
  if (!who) return outStatus(asker);
  if (!reads(asker, subject) || !who.agency) return 404;
  const isParty = subject.situation.parties.includes(who.agency);
  const access = isWritable(subject.state) ? "write" : "read";
  const why = whyNoComment({ access, state: subject.state, isParty });
  return why ? REFUSALS[why] : 404;
}

const NO_ID = "00000000-0000-7000-8000-000000000000";

/** A text that was kept at a submit, for each asker: the job of restoring one is a person's. */
async function eachKept(call: "name" | "restore", body: unknown): Promise<void> {
  type Listed = { items: { id: string }[] };
  await eachSubject(async (asker, subject) => {
    const history = `/releases/${subject.id}/history`;
    const [reader = "kpuEditor"] = subject.readers;
    const { items } = (await as(reader).call<Listed>("GET", history)).body;
    const post = (text: string) => statusOf(asker, `/api/v1${history}/${text}/${call}`, json(body));
    expect(await post(NO_ID), `${asker} ${call}`).toBe(apiStatus(asker, false));
    const wanted = historyStatus(asker, subject);
    const [kept] = items;
    if (kept && wanted !== 200) expect(await post(kept.id), `${asker} ${call}`).toBe(wanted);
  });
}

const BODIES: Record<Action, unknown> = {
  submit: {},
  return: { reason: "alasan" },
  takeback: {},
  sign: { versionId: NO_ID, sha256: "0".repeat(64) },
  publish: {},
};

const POINT = { block: 0, offset: 0 };

const BESIDE_BODIES = {
  checklist: { entry: "names", done: true },
  checks: { rule: "nik", mark: "0".repeat(32), reason: "alasan" },
  number: { number: "X-1" },
};

/** Pages and routes of releases. */
export const releaseChecks: Record<string, Check> = {
  "(newsroom)/naskah/page.tsx": async () => {
    for (const asker of askers) {
      expect(await statusOf(asker, "/naskah")).toBe(pageStatus(asker, true));
    }
  },
  "(newsroom)/naskah/baru/page.tsx": async () => {
    for (const asker of askers) {
      const status = await statusOf(asker, "/naskah/baru");
      const writes = STAFF.includes(asker) || asker === "stranger";
      expect(status, asker).toBe(pageStatus(asker, writes));
    }
  },
  "(newsroom)/naskah/[id]/page.tsx": () =>
    eachSubject(async (asker, subject) => {
      const status = await statusOf(asker, `/naskah/${subject.id}`);
      expect(status, `${asker} ${subject.state}`).toBe(pageStatus(asker, reads(asker, subject)));
    }),
  "(newsroom)/naskah/[id]/tinjau/page.tsx": () =>
    eachSubject(async (asker, subject) => {
      const open = subject.state === "draf" || subject.state === "perlu_revisi";
      const wanted = pageStatus(asker, reads(asker, subject));
      const status = await statusOf(asker, `/naskah/${subject.id}/tinjau`);
      expect(status, `${asker} ${subject.state}`).toBe(open && wanted === 200 ? 307 : wanted);
    }),
  "(newsroom)/naskah/[id]/riwayat/page.tsx": () =>
    eachSubject(async (asker, subject) => {
      const status = await statusOf(asker, `/naskah/${subject.id}/riwayat`);
      expect(status, `${asker} ${subject.state}`).toBe(pageStatus(asker, reads(asker, subject)));
    }),
  "api/v1/releases/route.ts": async () => {
    for (const asker of askers) {
      const { status, body } = await as(asker).call<{ items?: { id: string }[] }>(
        "GET",
        "/releases?limit=100&workspace=contoh",
      );
      expect(status).toBe(apiStatus(asker, true));
      const seen = new Set(body.items?.map((item) => item.id));
      for (const subject of subjects) expect(seen.has(subject.id)).toBe(reads(asker, subject));
      const wish = { workspace: "contoh", kind: "siaran_pers", title: "" };
      const refused = isOut(asker) ? outStatus(asker) : 422;
      expect(await statusOf(asker, "/api/v1/releases", json(wish)), asker).toBe(refused);
      if (STAFF.includes(asker)) continue;
      const created = await statusOf(asker, "/api/v1/releases", json({ ...wish, title: "Judul" }));
      const otherwise = isOut(asker) ? outStatus(asker) : AGENCY_ADMINS.includes(asker) ? 403 : 404;
      expect(created, asker).toBe(otherwise);
    }
  },
  "api/v1/releases/[id]/route.ts": () =>
    eachSubject(async (asker, subject) => {
      const status = await statusOf(asker, `/api/v1/releases/${subject.id}`);
      expect(status).toBe(apiStatus(asker, reads(asker, subject)));
    }),
  "api/v1/releases/[id]/text/route.ts": () =>
    eachSubject(async (asker, subject) => {
      const status = await statusOf(asker, `/api/v1/releases/${subject.id}/text`);
      expect(status, `${asker} ${subject.state}`).toBe(apiStatus(asker, reads(asker, subject)));
    }),
  "api/v1/releases/[id]/media/route.ts": () =>
    eachSubject(async (asker, subject) => {
      const path = `/api/v1/releases/${subject.id}/media`;
      const headers = { "content-type": "image/png" };
      const status = await statusOf(asker, path, { method: "POST", headers, body: "bukan gambar" });
      const kept = historyStatus(asker, subject);
      expect(status, `${asker} ${subject.state}`).toBe(kept === 200 ? 422 : kept);
    }),
  "api/v1/releases/[id]/media/[sha256]/route.ts": async () => {
    const [open] = subjects.filter(({ state, readers }) => {
      return isWritable(state) && readers.length < STAFF.length;
    });
    if (!open) throw new Error("the demo has no open release of one agency");
    const body = pngOf({ width: 8, height: 6 });
    const headers = { "content-type": "image/png" };
    const path = `/api/v1/releases/${open.id}/media`;
    const sent = await as("kpuWriter").fetch(path, { method: "POST", headers, body });
    expect(sent.status).toBe(201);
    const { sha256 } = (await sent.json()) as { sha256: string };
    for (const asker of askers) {
      const wanted = apiStatus(asker, reads(asker, open));
      expect(await statusOf(asker, `${path}/${sha256}`), asker).toBe(wanted);
    }
    await eachSubject(async (asker, subject) => {
      if (subject === open) return;
      const elsewhere = `/api/v1/releases/${subject.id}/media/${sha256}`;
      expect(await statusOf(asker, elsewhere), asker).toBe(apiStatus(asker, false));
    });
  },
  "api/v1/releases/[id]/file/route.ts": () =>
    eachSubject(async (asker, subject) => {
      const file = (query: string) =>
        statusOf(asker, `/api/v1/releases/${subject.id}/file?${query}`);
      const mayRead = reads(asker, subject);
      for (const format of FILE_FORMATS) {
        const where = `${asker} ${format} ${subject.state}`;
        expect(await file(`format=${format}`), where).toBe(apiStatus(asker, mayRead));
        const has = mayRead && subject.state !== "draf";
        expect(await file(`format=${format}&version=1`), where).toBe(apiStatus(asker, has));
      }
      expect(await file("format=exe")).toBe(isOut(asker) ? outStatus(asker) : 422);
      expect(await file("format=html&version=999")).toBe(apiStatus(asker, false));
    }),
  "api/v1/releases/[id]/history/route.ts": () =>
    eachSubject(async (asker, subject) => {
      const url = `/api/v1/releases/${subject.id}/history`;
      const where = `${asker} ${subject.state}`;
      expect(await statusOf(asker, url), where).toBe(apiStatus(asker, reads(asker, subject)));
      const wanted = historyStatus(asker, subject);
      if (wanted !== 200)
        expect(await statusOf(asker, url, json({ name: "x" })), where).toBe(wanted);
    }),
  "api/v1/releases/[id]/history/[text]/route.ts": () =>
    eachSubject(async (asker, subject) => {
      const url = `/api/v1/releases/${subject.id}/history`;
      const wanted = apiStatus(asker, reads(asker, subject));
      expect(await statusOf(asker, `${url}/current`), `${asker} ${subject.state}`).toBe(wanted);
      expect(await statusOf(asker, `${url}/${NO_ID}`)).toBe(apiStatus(asker, false));
      expect(await statusOf(asker, `${url}/bukan-id`)).toBe(apiStatus(asker, false));
    }),
  "api/v1/releases/[id]/look/route.ts": () =>
    eachSubject(async (asker, subject) => {
      const status = await statusOf(asker, `/api/v1/releases/${subject.id}/look`, json({ seq: 0 }));
      expect(status, `${asker} ${subject.state}`).toBe(apiStatus(asker, reads(asker, subject)));
    }),
  "api/v1/releases/[id]/history/[text]/name/route.ts": () => eachKept("name", { name: "x" }),
  "api/v1/releases/[id]/history/[text]/restore/route.ts": () => eachKept("restore", {}),
  "api/v1/releases/[id]/authorship/route.ts": () =>
    eachSubject(async (asker, subject) => {
      const status = await statusOf(asker, `/api/v1/releases/${subject.id}/authorship`);
      expect(status, `${asker} ${subject.state}`).toBe(apiStatus(asker, reads(asker, subject)));
    }),
  "api/v1/releases/[id]/versions/[number]/route.ts": () =>
    eachSubject(async (asker, subject) => {
      const has = reads(asker, subject) && subject.state !== "draf";
      const status = await statusOf(asker, `/api/v1/releases/${subject.id}/versions/1`);
      expect(status, `${asker} ${subject.state}`).toBe(apiStatus(asker, has));
      const none = await statusOf(asker, `/api/v1/releases/${subject.id}/versions/1e1`);
      expect(none).toBe(apiStatus(asker, false));
    }),
  "api/v1/releases/[id]/threads/route.ts": () =>
    eachSubject(async (asker, subject) => {
      const path = `/api/v1/releases/${subject.id}/threads`;
      const status = await statusOf(asker, path);
      expect(status, `${asker} ${subject.state}`).toBe(apiStatus(asker, reads(asker, subject)));
      const wanted = threadStatus(asker, subject);
      const about = { version: "00000000-0000-7000-8000-000000000000", from: POINT, to: POINT };
      const posted = await statusOf(asker, path, json({ text: "x", about }));
      expect(posted, `${asker} opens a thread ${subject.state}`).toBe(wanted);
    }),
  "api/v1/releases/[id]/threads/[thread]/[action]/route.ts": () =>
    eachSubject(async (asker, subject) => {
      const path = `/api/v1/releases/${subject.id}/threads/00000000-0000-7000-8000-000000000000`;
      const comment = "00000000-0000-7000-8000-000000000000";
      const bodies = {
        reply: { text: "x" },
        edit: { comment, text: "x" },
        delete: { comment },
        resolve: {},
        reopen: {},
      };
      for (const [action, body] of Object.entries(bodies)) {
        const status = await statusOf(asker, `${path}/${action}`, json(body));
        expect(status, `${asker} ${action} ${subject.state}`).toBe(threadStatus(asker, subject));
      }
    }),
  "api/v1/releases/[id]/[action]/route.ts": () =>
    eachSubject(async (asker, subject) => {
      const post = (action: string, body: unknown) =>
        statusOf(asker, `/api/v1/releases/${subject.id}/${action}`, json(body));
      for (const action of ACTIONS) {
        const wanted = actionStatus(asker, subject, action);
        if (wanted === 200) continue; // the jobs of people do these
        expect(await post(action, BODIES[action]), `${asker} ${action} ${subject.state}`).toBe(
          wanted,
        );
      }
      for (const [call, body] of Object.entries(BESIDE_BODIES)) {
        const wanted = besideStatus(asker, subject, call as keyof typeof BESIDE_BODIES);
        if (wanted === 200) continue;
        expect(await post(call, body), `${asker} ${call} ${subject.state}`).toBe(wanted);
      }
      for (const action of UNBUILT_ACTIONS) {
        const wanted = reads(asker, subject) ? 409 : 404;
        expect(await post(action, {})).toBe(isOut(asker) ? outStatus(asker) : wanted);
      }
    }),
};

import { readdirSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { WebSocket } from "ws";
import { REFUSALS } from "#domain/refusal.ts";
import type { EditionState } from "#domain/release.ts";
import { roomPath } from "#domain/room.ts";
import { ACTIONS, type Action, decide, type Situation, UNBUILT_ACTIONS } from "#domain/workflow.ts";
import { Program } from "./program.ts";

/** Everybody who may ask, and what they are. Agencies by slug. */
const ASKERS = {
  nobody: null,
  kpuWriter: { email: "penulis@kpu.contoh.test", agency: "kpu", roles: ["writer"] },
  kpuEditor: { email: "redaktur@kpu.contoh.test", agency: "kpu", roles: ["editor"] },
  kominfoWriter: { email: "penulis@kominfo.contoh.test", agency: "kominfo", roles: ["writer"] },
  kominfoEditor: { email: "redaktur@kominfo.contoh.test", agency: "kominfo", roles: ["editor"] },
  agencyAdmin: { email: "admin@kpu.contoh.test", agency: "kpu", roles: ["admin"] },
  systemAdmin: { email: "admin@contoh.test", agency: null, roles: [] },
  stranger: { email: "redaktur@kpu.jepara.test", agency: null, roles: ["editor"] },
} as const;
type Asker = keyof typeof ASKERS;
const askers = Object.keys(ASKERS) as Asker[];

type Subject = { id: string; state: EditionState; situation: Situation; readers: readonly Asker[] };
const STAFF: Asker[] = ["kpuWriter", "kpuEditor", "kominfoWriter", "kominfoEditor"];
const KPU_STAFF: Asker[] = ["kpuWriter", "kpuEditor"];

const programs = new Map<Asker, Program>();
const subjects: Subject[] = [];

test.beforeAll(async ({ baseURL }) => {
  const origin = baseURL ?? "";
  for (const asker of askers) {
    const email = ASKERS[asker]?.email;
    programs.set(asker, email ? await Program.signedIn(origin, email) : new Program(origin));
  }
  await collectSubjects();
});

/** One demo release for each state, and one that is KPU's own. */
async function collectSubjects(): Promise<void> {
  type Listed = { items: { id: string; state: EditionState }[] };
  type Sent = {
    owner: string;
    visibility: string;
    state: EditionState;
    parties: string[];
    missing: string[];
    contributors: { agency: string }[];
  };
  const program = as("kpuEditor");
  const list = await program.call<Listed>("GET", "/releases?workspace=contoh&limit=100");
  const known = new Set<string>();
  for (const { id } of list.body.items) {
    const { body } = await program.call<Sent>("GET", `/releases/${id}`);
    const label = `${body.state} ${body.visibility} ${body.missing.length}`;
    if (known.has(label)) continue;
    known.add(label);
    subjects.push({
      id,
      state: body.state,
      readers: body.visibility === "workspace" ? STAFF : KPU_STAFF,
      situation: {
        state: body.state,
        publicStatus: "tidak_publik",
        parties: body.parties,
        signed: body.parties
          .filter((slug) => !body.missing.includes(slug))
          .map((agencyId) => ({ agencyId, personId: `editor of ${agencyId}` })),
        submitter: { personId: "the writer", agencyId: body.owner },
        contributors: [],
        fourEyes: "semua_kontributor",
      },
    });
  }
  const states = new Set(subjects.map((subject) => subject.state));
  expect([...states].sort()).toEqual(["disetujui", "ditinjau", "draf", "perlu_revisi", "terbit"]);
  expect(subjects.length).toBeGreaterThanOrEqual(7);
}

const as = (asker: Asker): Program => programs.get(asker) as Program;
const reads = (asker: Asker, subject: Subject) => subject.readers.includes(asker);

async function statusOf(asker: Asker, url: string, init?: RequestInit): Promise<number> {
  return (await as(asker).fetch(url, init)).status;
}

/** Pages send those who are not signed in to the door; the API says 401. */
const pageStatus = (asker: Asker, allowed: boolean) =>
  asker === "nobody" ? 307 : allowed ? 200 : 404;
const apiStatus = (asker: Asker, allowed: boolean) =>
  asker === "nobody" ? 401 : allowed ? 200 : 404;

/** What a POST must answer: the same judgement as the table of transitions. */
function actionStatus(asker: Asker, subject: Subject, action: Action): number {
  const who = ASKERS[asker];
  if (!who) return 401;
  if (!reads(asker, subject) || !who.agency) return 404;
  const doer = { personId: asker, agencyId: who.agency, roles: who.roles };
  const decision = decide(subject.situation, action, doer);
  return decision.ok ? 200 : REFUSALS[decision.why.reason];
}

const BODIES: Record<Action, unknown> = {
  submit: {},
  return: { reason: "alasan" },
  takeback: {},
  sign: { versionId: "00000000-0000-7000-8000-000000000000", sha256: "0".repeat(64) },
  publish: {},
};

const json = (body: unknown): RequestInit => ({
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});

type Check = () => Promise<void>;

/** A check for every file that answers requests; a file without one fails the test below. */
const TABLE: Record<string, Check> = {
  "page.tsx": async () => {
    for (const asker of askers) expect(await statusOf(asker, "/")).toBe(307);
  },
  "masuk/page.tsx": async () => {
    for (const asker of askers) expect([200, 307]).toContain(await statusOf(asker, "/masuk"));
  },
  "mulai/[token]/page.tsx": async () => {
    for (const asker of askers) expect(await statusOf(asker, "/mulai/rekaan")).toBe(404);
  },
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
  "(public)/rilis/[workspace]/route.tsx": async () => {
    for (const asker of askers) {
      expect(await statusOf(asker, "/rilis/contoh")).toBe(200);
      expect(await statusOf(asker, "/rilis/tidak-ada")).toBe(404);
    }
  },
  "(public)/rilis/[workspace]/[slug]/route.tsx": () => publicRelease(""),
  "(public)/rilis/[workspace]/[slug]/kanonik/route.ts": () => publicRelease("/kanonik"),
  "api/auth/[...nextauth]/route.ts": async () => {
    for (const asker of askers) {
      const answer = await as(asker).fetch("/api/auth/session");
      const { user } = (await answer.json()) as { user?: { name: string } };
      expect(Boolean(user)).toBe(asker !== "nobody");
    }
  },
  "api/health/route.ts": async () => {
    for (const asker of askers) expect(await statusOf(asker, "/api/health")).toBe(200);
  },
  "api/v1/[...rest]/route.ts": async () => {
    for (const asker of askers) expect(await statusOf(asker, "/api/v1/users")).toBe(404);
  },
  "api/v1/first-admin/route.ts": async () => {
    const wish = { token: "x", name: "N", email: "n@contoh.test", password: "p".repeat(15) };
    for (const asker of askers) {
      expect(await statusOf(asker, "/api/v1/first-admin", json(wish))).toBe(404);
    }
  },
  "api/v1/public/[workspace]/releases/route.ts": async () => {
    for (const asker of askers) {
      expect(await statusOf(asker, "/api/v1/public/contoh/releases")).toBe(200);
      expect(await statusOf(asker, "/api/v1/public/lain/releases")).toBe(404);
    }
  },
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
      const refused = { nobody: 401 }[asker as string] ?? 422;
      expect(await statusOf(asker, "/api/v1/releases", json(wish)), asker).toBe(refused);
      if (STAFF.includes(asker)) continue;
      const created = await statusOf(asker, "/api/v1/releases", json({ ...wish, title: "Judul" }));
      expect(created, asker).toBe({ nobody: 401, agencyAdmin: 403 }[asker as string] ?? 404);
    }
  },
  "api/v1/releases/[id]/route.ts": () =>
    eachSubject(async (asker, subject) => {
      const status = await statusOf(asker, `/api/v1/releases/${subject.id}`);
      expect(status).toBe(apiStatus(asker, reads(asker, subject)));
    }),
  "api/v1/releases/[id]/versions/[number]/route.ts": () =>
    eachSubject(async (asker, subject) => {
      const has = reads(asker, subject) && subject.state !== "draf";
      const status = await statusOf(asker, `/api/v1/releases/${subject.id}/versions/1`);
      expect(status, `${asker} ${subject.state}`).toBe(apiStatus(asker, has));
      const none = await statusOf(asker, `/api/v1/releases/${subject.id}/versions/1e1`);
      expect(none).toBe(apiStatus(asker, false));
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
      for (const action of UNBUILT_ACTIONS) {
        const wanted = reads(asker, subject) ? 409 : 404;
        expect(await post(action, {})).toBe(asker === "nobody" ? 401 : wanted);
      }
    }),
};

async function eachSubject(
  check: (asker: Asker, subject: Subject) => Promise<void>,
): Promise<void> {
  for (const subject of subjects) for (const asker of askers) await check(asker, subject);
}

async function publicRelease(suffix: string): Promise<void> {
  type Listed = { items: { url: string }[] };
  const { body } = await as("nobody").call<Listed>("GET", "/public/contoh/releases");
  const url = body.items[0]?.url ?? "";
  for (const asker of askers) {
    expect(await statusOf(asker, `${url}${suffix}`)).toBe(200);
    expect(await statusOf(asker, `/rilis/jepara/${url.split("/").at(-1)}${suffix}`)).toBe(404);
  }
}

const appFolder = path.join(path.dirname(import.meta.dirname), "app");
const routes = readdirSync(appFolder, { recursive: true, encoding: "utf8" })
  .map((file) => file.replaceAll(path.sep, "/"))
  .filter((file) => /(^|\/)(page|route)\.tsx?$/.test(file));

test("[A7] every file that answers requests has an entry, and every entry a file", () => {
  expect(Object.keys(TABLE).sort()).toEqual(routes.sort());
});

for (const [file, check] of Object.entries(TABLE)) {
  test(`[A7] ${file} answers everybody as it should, in every state`, check);
}

test("[A7] the socket lets in exactly those who may read, in every state", async ({ baseURL }) => {
  const origin = baseURL ?? "";
  const knock = (asker: Asker, id: string) =>
    new Promise<number>((resolve, reject) => {
      const socket = new WebSocket(`${origin.replace(/^http/, "ws")}${roomPath(id)}`, {
        headers: { cookie: as(asker).cookie, origin },
      });
      socket.on("message", () => {
        resolve(200);
        socket.terminate();
      });
      socket.on("close", resolve);
      socket.on("error", reject);
    });
  await eachSubject(async (asker, subject) => {
    const wanted = asker === "nobody" ? 4401 : reads(asker, subject) ? 200 : 4404;
    expect(await knock(asker, subject.id), `${asker} ${subject.state}`).toBe(wanted);
  });
  expect(await knock("kpuEditor", "bukan-id")).toBe(4404);
});

import { expect } from "@playwright/test";
import type { EditionState } from "#domain/release.ts";
import type { Situation } from "#domain/workflow.ts";
import { halfOpen, joined } from "#e2e/newcomers.ts";
import { Program } from "#e2e/program.ts";

/**
 * Everybody who may ask, and what they are; null for whoever is nobody (any more, or until their
 * code is shown). Agencies by slug.
 */
export const ASKERS = {
  nobody: null,
  signedOut: null,
  suspended: null,
  halfOpen: null,
  kpuWriter: { email: "penulis@kpu.contoh.test", agency: "kpu", roles: ["writer"] },
  kpuEditor: { email: "redaktur@kpu.contoh.test", agency: "kpu", roles: ["editor"] },
  kominfoWriter: { email: "penulis@kominfo.contoh.test", agency: "kominfo", roles: ["writer"] },
  kominfoEditor: { email: "redaktur@kominfo.contoh.test", agency: "kominfo", roles: ["editor"] },
  kpuAdmin: { email: "admin@kpu.contoh.test", agency: "kpu", roles: ["admin"] },
  kominfoAdmin: { email: "admin@kominfo.contoh.test", agency: "kominfo", roles: ["admin"] },
  systemAdmin: { email: "admin@contoh.test", agency: null, roles: [] },
  stranger: { email: "redaktur@kpu.jepara.test", agency: null, roles: ["editor"] },
} as const;
export type Asker = keyof typeof ASKERS;
export const askers = Object.keys(ASKERS) as Asker[];

export type Subject = {
  id: string;
  state: EditionState;
  situation: Situation;
  readers: readonly Asker[];
};
export const STAFF: Asker[] = ["kpuWriter", "kpuEditor", "kominfoWriter", "kominfoEditor"];
export const AGENCY_ADMINS: Asker[] = ["kpuAdmin", "kominfoAdmin"];
const KPU_STAFF: Asker[] = ["kpuWriter", "kpuEditor"];

/** Has no session that counts: everything but what is public answers as it does to a stranger. */
export const isOut = (asker: Asker) => ASKERS[asker] === null;

/** What the API answers to whoever is out: sign in, or show the second factor first. */
export const outStatus = (asker: Asker) => (asker === "halfOpen" ? 403 : 401);

const programs = new Map<Asker, Program>();
export const subjects: Subject[] = [];

/** Signs everybody in and finds a release in each state; call it before the checks. */
export async function gather(origin: string): Promise<void> {
  for (const asker of askers) {
    const email = ASKERS[asker]?.email;
    programs.set(asker, email ? await Program.signedIn(origin, email) : new Program(origin));
  }
  programs.set("signedOut", await signedOut(origin));
  programs.set("suspended", await suspended(origin));
  // Would be let in nearly everywhere, were it not for the code.
  programs.set("halfOpen", await halfOpen(origin, "writer", "editor", "admin"));
  await collectSubjects();
}

/** The cookie of a writer who has signed out. */
async function signedOut(origin: string): Promise<Program> {
  const writer = await Program.signedIn(origin, "penulis@kpu.contoh.test");
  const thief = Program.holding(origin, writer.cookie);
  expect((await thief.fetch("/api/v1/me")).status).toBe(200);
  await writer.signOut();
  return thief;
}

/** The cookie of an editor whose account was suspended. */
async function suspended(origin: string): Promise<Program> {
  const { admin, id, self } = await joined(origin, "writer", "editor", "admin");
  const { cookie } = self;
  await admin.call("POST", `/people/${id}/suspend`, { reason: "uji akses" });
  return Program.holding(origin, cookie);
}

/** One demo release for each state, and one that is KPU's own. */
async function collectSubjects(): Promise<void> {
  type Sent = {
    owner: string;
    visibility: string;
    state: EditionState;
    parties: string[];
    missing: string[];
    contributors: { agency: string }[];
  };
  const program = as("kpuEditor");
  const known = new Set<string>();
  for (const { id } of await program.all<{ id: string }>("/releases?workspace=contoh")) {
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

export const as = (asker: Asker): Program => programs.get(asker) as Program;
export const reads = (asker: Asker, subject: Subject) => subject.readers.includes(asker);

/** The status of an answer; what keeps somebody out who owes a code must be the code. */
export async function statusOf(asker: Asker, url: string, init?: RequestInit): Promise<number> {
  const answer = await as(asker).fetch(url, init);
  if (asker === "halfOpen") await expectOwed(url, answer);
  return answer.status;
}

async function expectOwed(url: string, answer: Response): Promise<void> {
  if (answer.status === 403) {
    expect(await answer.json(), url).toMatchObject({
      type: "/problems/second-factor-required",
      need: "prove",
    });
  }
  const target = answer.status === 307 ? answer.headers.get("location") : null;
  if (target !== null && url !== "/") expect(target, url).toContain("/masuk/faktor?lanjut=");
}

/** Pages send those who are out to the door or to the page of the code; the API says what is owed. */
export const pageStatus = (asker: Asker, allowed: boolean) =>
  isOut(asker) ? 307 : allowed ? 200 : 404;
export const apiStatus = (asker: Asker, allowed: boolean) =>
  isOut(asker) ? outStatus(asker) : allowed ? 200 : 404;

export const json = (body: unknown): RequestInit => ({
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});

export type Check = () => Promise<void>;

export async function eachSubject(
  check: (asker: Asker, subject: Subject) => Promise<void>,
): Promise<void> {
  for (const subject of subjects) await Promise.all(askers.map((one) => check(one, subject)));
}

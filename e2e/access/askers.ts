import { expect } from "@playwright/test";
import type { EditionState } from "#domain/release.ts";
import type { Situation } from "#domain/workflow.ts";
import { Program } from "#e2e/program.ts";

/** Everybody who may ask, and what they are. Agencies by slug. */
export const ASKERS = {
  nobody: null,
  kpuWriter: { email: "penulis@kpu.contoh.test", agency: "kpu", roles: ["writer"] },
  kpuEditor: { email: "redaktur@kpu.contoh.test", agency: "kpu", roles: ["editor"] },
  kominfoWriter: { email: "penulis@kominfo.contoh.test", agency: "kominfo", roles: ["writer"] },
  kominfoEditor: { email: "redaktur@kominfo.contoh.test", agency: "kominfo", roles: ["editor"] },
  agencyAdmin: { email: "admin@kpu.contoh.test", agency: "kpu", roles: ["admin"] },
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
const KPU_STAFF: Asker[] = ["kpuWriter", "kpuEditor"];

const programs = new Map<Asker, Program>();
export const subjects: Subject[] = [];

/** Signs everybody in and finds a release in each state; call it before the checks. */
export async function gather(origin: string): Promise<void> {
  for (const asker of askers) {
    const email = ASKERS[asker]?.email;
    programs.set(asker, email ? await Program.signedIn(origin, email) : new Program(origin));
  }
  await collectSubjects();
}

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

export const as = (asker: Asker): Program => programs.get(asker) as Program;
export const reads = (asker: Asker, subject: Subject) => subject.readers.includes(asker);

export async function statusOf(asker: Asker, url: string, init?: RequestInit): Promise<number> {
  return (await as(asker).fetch(url, init)).status;
}

/** Pages send those who are not signed in to the door; the API says 401. */
export const pageStatus = (asker: Asker, allowed: boolean) =>
  asker === "nobody" ? 307 : allowed ? 200 : 404;
export const apiStatus = (asker: Asker, allowed: boolean) =>
  asker === "nobody" ? 401 : allowed ? 200 : 404;

export const json = (body: unknown): RequestInit => ({
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});

export type Check = () => Promise<void>;

export async function eachSubject(
  check: (asker: Asker, subject: Subject) => Promise<void>,
): Promise<void> {
  for (const subject of subjects) for (const asker of askers) await check(asker, subject);
}

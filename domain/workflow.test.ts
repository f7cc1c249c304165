import { describe, expect, test } from "vitest";
import type { Role } from "./people.ts";
import { EDITION_STATES, type EditionState } from "./release.ts";
import {
  ACTIONS,
  type Action,
  allowedActions,
  type Doer,
  decide,
  type Situation,
  UNBUILT_ACTIONS,
} from "./workflow.ts";

const KPU = "agency-kpu";
const KOMINFO = "agency-kominfo";
const OTHER = "agency-of-another-release";

const situation = (state: EditionState, more: Partial<Situation> = {}): Situation => ({
  state,
  publicStatus: "tidak_publik",
  parties: [KPU, KOMINFO],
  signed: [],
  submitter: { personId: "kpu-writer", agencyId: KPU },
  contributors: ["kpu-writer", "kominfo-writer"],
  fourEyes: "semua_kontributor",
  ...more,
});

const doer = (agencyId: string, ...roles: Role[]): Doer => ({
  personId: `somebody-${agencyId}`,
  agencyId,
  roles,
});

const complete = [
  { agencyId: KPU, personId: "kpu-editor" },
  { agencyId: KOMINFO, personId: "kominfo-editor" },
];

/** product.md's table: who may do what from where, and where it leads. */
const TABLE: Record<Action, { from: EditionState[]; roles: Role[]; to: EditionState }> = {
  submit: { from: ["draf", "perlu_revisi"], roles: ["writer", "editor"], to: "ditinjau" },
  return: { from: ["ditinjau", "disetujui"], roles: ["editor"], to: "perlu_revisi" },
  takeback: { from: ["ditinjau", "disetujui"], roles: ["writer", "editor"], to: "draf" },
  sign: { from: ["ditinjau"], roles: ["editor"], to: "ditinjau" },
  publish: { from: ["disetujui"], roles: ["editor"], to: "terbit" },
};

describe("every action × state × role × agency", () => {
  for (const action of ACTIONS) {
    for (const state of EDITION_STATES) {
      for (const role of ["writer", "editor", "admin"] as const) {
        for (const agency of [KPU, KOMINFO, OTHER]) {
          const rule = TABLE[action];
          const mayTakeBack = action !== "takeback" || agency === KPU;
          const allowed =
            agency !== OTHER &&
            rule.roles.includes(role) &&
            rule.from.includes(state) &&
            mayTakeBack;
          const verdict = allowed ? `leads to ${rule.to}` : "is refused";
          test(`${action} from ${state} by ${role} of ${agency} ${verdict}`, () => {
            const signed = state === "disetujui" ? complete : [];
            const decision = decide(situation(state, { signed }), action, doer(agency, role));
            expect(decision.ok).toBe(allowed);
            if (decision.ok) expect(decision.to).toBe(rule.to);
          });
        }
      }
    }
  }
});

test("[W1] only agencies that are parties act, and hear nothing of the state", () => {
  const decision = decide(situation("terbit"), "publish", doer(OTHER, "editor"));
  expect(decision).toEqual({ ok: false, why: { reason: "not-a-party" } });
});

describe("[W4] nobody signs their own text", () => {
  const barred = { ...doer(KPU, "editor"), personId: "kpu-writer" };
  const helper = { ...doer(KOMINFO, "editor"), personId: "kominfo-writer" };

  test("whoever contributed is barred", () => {
    const decision = decide(situation("ditinjau"), "sign", helper);
    expect(decision).toEqual({ ok: false, why: { reason: "four-eyes" } });
  });

  test("with “pengaju saja” only the submitter is barred", () => {
    const lenient = situation("ditinjau", { fourEyes: "pengaju_saja" });
    expect(decide(lenient, "sign", helper).ok).toBe(true);
    expect(decide(lenient, "sign", barred)).toEqual({ ok: false, why: { reason: "four-eyes" } });
  });

  test("a submitter who wrote nothing is barred all the same", () => {
    const untouched = situation("ditinjau", { contributors: [] });
    expect(decide(untouched, "sign", barred).ok).toBe(false);
  });

  test("[W7] four-eyes does not bar returning", () => {
    expect(decide(situation("ditinjau"), "return", barred).ok).toBe(true);
  });
});

test("[W5] an agency that has signed does not sign again", () => {
  const signed = [{ agencyId: KPU, personId: "kpu-editor" }];
  const decision = decide(situation("ditinjau", { signed }), "sign", doer(KPU, "editor"));
  expect(decision).toEqual({ ok: false, why: { reason: "already-signed" } });
});

test("[W6] the last missing signature approves, an earlier one does not", () => {
  const signed = [{ agencyId: KPU, personId: "kpu-editor" }];
  const last = decide(situation("ditinjau", { signed }), "sign", doer(KOMINFO, "editor"));
  expect(last).toEqual({ ok: true, to: "disetujui" });
  const first = decide(situation("ditinjau"), "sign", doer(KOMINFO, "editor"));
  expect(first).toEqual({ ok: true, to: "ditinjau" });
  const alone = situation("ditinjau", { parties: [KPU] });
  expect(decide(alone, "sign", doer(KPU, "editor"))).toEqual({ ok: true, to: "disetujui" });
});

test("[W8] only the submitter's agency takes a text back", () => {
  const decision = decide(situation("ditinjau"), "takeback", doer(KOMINFO, "editor"));
  expect(decision).toEqual({ ok: false, why: { reason: "not-submitter-agency" } });
});

test("[W9] publishing before every party has signed names who is missing", () => {
  const signed = [{ agencyId: KPU, personId: "kpu-editor" }];
  const decision = decide(situation("ditinjau", { signed }), "publish", doer(KPU, "editor"));
  expect(decision).toEqual({
    ok: false,
    why: { reason: "signatures-missing", missing: [KOMINFO] },
  });
});

test("[W10] actions that are not built are not in the table", () => {
  for (const action of UNBUILT_ACTIONS) expect(ACTIONS).not.toContain(action);
});

test("the buttons shown are exactly the actions accepted", () => {
  const editor = doer(KPU, "editor");
  expect(allowedActions(situation("ditinjau"), editor)).toEqual(["return", "takeback", "sign"]);
  expect(allowedActions(situation("draf"), doer(KPU, "admin"))).toEqual([]);
});

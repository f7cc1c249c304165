import type { Role } from "./people.ts";
import type { EditionState, FourEyes, PublicStatus } from "./release.ts";

/** Actions that this build knows. An action that is not in the table answers "not built". */
export const ACTIONS = ["submit", "return", "takeback", "sign", "publish"] as const;
export type Action = (typeof ACTIONS)[number];

/** Actions of the product that are not built yet; they are refused by name, never ignored. */
export const UNBUILT_ACTIONS = [
  "schedule",
  "unschedule",
  "correct",
  "withdraw",
  "archive",
] as const;

/** Who acts, reduced to what the rules ask: a member of one agency of the release's workspace. */
export type Doer = { personId: string; agencyId: string; roles: readonly Role[] };

/** What the rules need to know of a release and its open edition. */
export type Situation = {
  state: EditionState;
  publicStatus: PublicStatus;
  /** Agencies that must sign. */
  parties: readonly string[];
  /** Signatures on the version under review. */
  signed: readonly { agencyId: string; personId: string }[];
  /** Who submitted the version under review; null before the first submit. */
  submitter: { personId: string; agencyId: string } | null;
  contributors: readonly string[];
  fourEyes: FourEyes;
};

export type Decision = { ok: true; to: EditionState } | { ok: false; why: WhyNot };

export type WhyNot =
  | { reason: "wrong-state"; state: EditionState }
  | { reason: "not-a-party" }
  | { reason: "role"; needs: readonly Role[] }
  | { reason: "not-submitter-agency" }
  | { reason: "already-signed" }
  | { reason: "four-eyes" }
  | { reason: "signatures-missing"; missing: readonly string[] };

type Rule = {
  from: readonly EditionState[];
  roles: readonly Role[];
  /** What else must hold; asked after state, party and role. */
  also?: (situation: Situation, doer: Doer) => WhyNot | null;
  to: (situation: Situation, doer: Doer) => EditionState;
};

const RULES: Record<Action, Rule> = {
  submit: {
    from: ["draf", "perlu_revisi"],
    roles: ["writer", "editor"],
    to: () => "ditinjau",
  },
  return: {
    from: ["ditinjau", "disetujui"],
    roles: ["editor"],
    to: () => "perlu_revisi",
  },
  takeback: {
    from: ["ditinjau", "disetujui"],
    roles: ["writer", "editor"],
    also: ({ submitter }, { agencyId }) =>
      submitter?.agencyId === agencyId ? null : { reason: "not-submitter-agency" },
    to: () => "draf",
  },
  sign: {
    from: ["ditinjau"],
    roles: ["editor"],
    also: (situation, doer) => {
      if (situation.signed.some((s) => s.agencyId === doer.agencyId)) {
        return { reason: "already-signed" };
      }
      return barredByFourEyes(situation, doer.personId) ? { reason: "four-eyes" } : null;
    },
    to: (situation, doer) =>
      missingParties(situation).every((id) => id === doer.agencyId) ? "disetujui" : "ditinjau",
  },
  publish: {
    from: ["disetujui"],
    roles: ["editor"],
    also: (situation) => {
      const missing = missingParties(situation);
      return missing.length ? { reason: "signatures-missing", missing } : null;
    },
    to: () => "terbit",
  },
};

/** Parties whose signature is still owed, in the order of `parties`. */
export function missingParties({ parties, signed }: Pick<Situation, "parties" | "signed">) {
  return parties.filter((id) => !signed.some((s) => s.agencyId === id));
}

/** Four-eyes: whoever wrote (or, by setting, submitted) the text may not sign it. */
export function barredByFourEyes(
  { fourEyes, contributors, submitter }: Pick<Situation, "fourEyes" | "contributors" | "submitter">,
  personId: string,
): boolean {
  if (submitter?.personId === personId) return true;
  return fourEyes === "semua_kontributor" && contributors.includes(personId);
}

/**
 * The transition table as a function: what an action does, or why it is refused. Party and role
 * are asked before the state, so a refusal tells an outsider nothing about the text; `publish`
 * from `ditinjau` names the missing signatures instead of the state.
 */
export function decide(situation: Situation, action: Action, doer: Doer): Decision {
  const rule = RULES[action];
  if (!situation.parties.includes(doer.agencyId)) return no({ reason: "not-a-party" });
  if (!doer.roles.some((role) => rule.roles.includes(role))) {
    return no({ reason: "role", needs: rule.roles });
  }
  if (!rule.from.includes(situation.state)) {
    if (action === "publish" && situation.state === "ditinjau") {
      return no({ reason: "signatures-missing", missing: missingParties(situation) });
    }
    return no({ reason: "wrong-state", state: situation.state });
  }
  const why = rule.also?.(situation, doer) ?? null;
  return why ? no(why) : { ok: true, to: rule.to(situation, doer) };
}

/** The buttons to show: exactly the actions that `decide` would accept. */
export function allowedActions(situation: Situation, doer: Doer): Action[] {
  return ACTIONS.filter((action) => decide(situation, action, doer).ok);
}

function no(why: WhyNot): Decision {
  return { ok: false, why };
}

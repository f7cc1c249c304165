import { type Administrator, administersAgency } from "./administration.ts";
import type { Actor, Role } from "./people.ts";
import type { Reason } from "./refusal.ts";

/** Invited until the first password is set. */
export const ACCOUNT_STATES = ["active", "invited", "suspended"] as const;
export type AccountState = (typeof ACCOUNT_STATES)[number];

/** The account that somebody acts on. */
export type Account = {
  personId: string;
  systemAdmin: boolean;
  state: AccountState;
  memberships: readonly { workspaceId: string; agencyId: string; roles: readonly Role[] }[];
};

/** The expected noes about accounts. */
type AccountRefusal = Extract<
  Reason,
  | "not-found"
  | "forbidden"
  | "own-account"
  | "member-elsewhere"
  | "already-member"
  | "only-membership"
  | "account-state"
  | "last-admin"
>;

export const ACCOUNT_ACTS = [
  "retitle",
  "change-roles",
  "add-membership",
  "remove-membership",
  "appoint-system-admin",
  "suspend",
  "restore",
  "make-link",
  "end-sessions",
  "remove-factor",
  "hand-over",
  "delete",
] as const;
type Plain =
  | "retitle"
  | "suspend"
  | "restore"
  | "make-link"
  | "end-sessions"
  | "remove-factor"
  | "delete";

/** What can be done to an account. */
export type AccountAct =
  | { kind: Plain }
  | { kind: "change-roles"; agencyId: string; roles: readonly Role[] }
  | { kind: "add-membership"; workspaceId: string }
  | { kind: "remove-membership"; agencyId: string }
  | { kind: "appoint-system-admin"; to: boolean }
  | { kind: "hand-over"; agencyId: string };

/** How many other active accounts administer the same; an account that nobody joined is not active. */
export type OtherAdmins = { ofAgency: (agencyId: string) => number; ofInstallation: number };

/**
 * Why an act on an account is refused, or null when it is allowed. Whoever an actor may not see is
 * not found; what concerns the whole account needs its every agency, or a system admin.
 */
export function refusalOf(
  actor: Actor,
  account: Account,
  act: AccountAct,
  others: OtherAdmins,
): AccountRefusal | null {
  if (!mayList(actor, account)) return "not-found";
  if (actor.personId === account.personId) return "own-account";
  switch (act.kind) {
    case "change-roles":
    case "remove-membership":
      return refusalInAgency(actor, account, act, others);
    case "add-membership":
      if (!actor.systemAdmin) return "forbidden";
      return account.memberships.some((m) => m.workspaceId === act.workspaceId)
        ? "already-member"
        : null;
    case "appoint-system-admin":
      if (!actor.systemAdmin) return "forbidden";
      return !act.to && isLastSystemAdmin(account, others) ? "last-admin" : null;
    case "suspend":
      if (!mayActOnAll(actor, account)) return "member-elsewhere";
      if (account.state === "suspended") return "account-state";
      return isLastAdmin(account, others) ? "last-admin" : null;
    case "delete":
      if (!mayActOnAll(actor, account)) return "member-elsewhere";
      return isLastAdmin(account, others) ? "last-admin" : null;
    case "hand-over":
      return mayHandOver(actor, account, act.agencyId) ? null : "not-found";
    case "restore":
      if (!mayActOnAll(actor, account)) return "member-elsewhere";
      return account.state === "suspended" ? null : "account-state";
    case "make-link":
      if (!mayActOnAll(actor, account)) return "member-elsewhere";
      return account.state === "suspended" ? "account-state" : null;
    case "retitle":
    case "end-sessions":
    case "remove-factor":
      return mayActOnAll(actor, account) ? null : "member-elsewhere";
  }
}

/** What may be offered to an actor; that somebody is the last admin is said when it is tried. */
export function actsOn(actor: Actor, account: Account): (typeof ACCOUNT_ACTS)[number][] {
  const agencyId = account.memberships.find((one) => administersAgency(actor, one))?.agencyId ?? "";
  const others: OtherAdmins = { ofAgency: () => 1, ofInstallation: 1 };
  const acts = {
    agencyId,
    roles: [],
    workspaceId: "",
    to: true,
  };
  return ACCOUNT_ACTS.filter((kind) => !refusalOf(actor, account, { ...acts, kind }, others));
}

/**
 * Those of the admins who have consented and still may. The console asks nobody: whoever works at
 * the machine reaches the database anyway.
 */
export function standingConsents<A extends Administrator & { personId: string }>(
  admins: readonly A[],
  account: Account,
): A[] {
  const may = (admin: A) => mayList(admin, account) && mayActOnAll(admin, account);
  return admins.filter((admin) => admin.personId !== account.personId && may(admin));
}

/** Whether an account is in the lists of an actor at all. */
export function mayList(actor: Administrator, { memberships }: Account): boolean {
  return actor.systemAdmin || memberships.some((one) => administersAgency(actor, one));
}

/** An account that reaches beyond what an actor administers is theirs only within their agency. */
function mayActOnAll(actor: Administrator, { systemAdmin, memberships }: Account): boolean {
  if (actor.systemAdmin) return true;
  return !systemAdmin && memberships.every((one) => administersAgency(actor, one));
}

/** Open work of an agency is handed over by its admins; what somebody left elsewhere by system admins. */
export function mayHandOver(actor: Actor, { memberships }: Account, agencyId: string): boolean {
  if (actor.systemAdmin) return true;
  return memberships.some((one) => one.agencyId === agencyId && administersAgency(actor, one));
}

function refusalInAgency(
  actor: Actor,
  account: Account,
  act: Extract<AccountAct, { kind: "change-roles" | "remove-membership" }>,
  others: OtherAdmins,
): AccountRefusal | null {
  const member = account.memberships.find(({ agencyId }) => agencyId === act.agencyId);
  if (!member || !administersAgency(actor, member)) return "not-found";
  const stays = act.kind === "change-roles" && act.roles.includes("admin");
  if (!stays && isLastAdminOf(account, member.agencyId, others)) return "last-admin";
  const isOnly = account.memberships.length === 1;
  return act.kind === "remove-membership" && isOnly ? "only-membership" : null;
}

function isLastAdmin(account: Account, others: OtherAdmins): boolean {
  return (
    isLastSystemAdmin(account, others) ||
    account.memberships.some(({ agencyId }) => isLastAdminOf(account, agencyId, others))
  );
}

function isLastSystemAdmin({ state, systemAdmin }: Account, others: OtherAdmins): boolean {
  return state === "active" && systemAdmin && others.ofInstallation === 0;
}

function isLastAdminOf(account: Account, agencyId: string, others: OtherAdmins): boolean {
  const roles = account.memberships.find((one) => one.agencyId === agencyId)?.roles ?? [];
  return account.state === "active" && roles.includes("admin") && others.ofAgency(agencyId) === 0;
}

import { describe, expect, test } from "vitest";
import {
  type Account,
  type AccountAct,
  type OtherAdmins,
  refusalOf,
  standingConsents,
} from "./accounts.ts";
import type { Actor, Agency, Role } from "./people.ts";
import type { Reason } from "./refusal.ts";

const agencyOf = (id: string): Agency => ({
  id,
  workspaceId: id.startsWith("far") ? "far" : "near",
  slug: id,
  kind: "kpu",
  name: id,
  shortName: id,
  colour: "maroon",
});

const actorIn = (agency: string | null, roles: Role[], personId = "actor"): Actor => ({
  personId,
  sessionId: "s",
  name: "N",
  title: "",
  locale: "id",
  theme: "system",
  factor: { state: "off", fresh: true },
  systemAdmin: agency === null,
  memberships: agency
    ? [{ workspaceId: "near", workspaceSlug: "near", agency: agencyOf(agency), roles }]
    : [],
});

const accountIn = (agencies: Record<string, Role[]>, more: Partial<Account> = {}): Account => ({
  personId: "subject",
  systemAdmin: false,
  state: "active",
  memberships: Object.entries(agencies).map(([agencyId, roles]) => ({
    workspaceId: agencyOf(agencyId).workspaceId,
    agencyId,
    roles,
  })),
  ...more,
});

const many: OtherAdmins = { ofAgency: () => 1, ofInstallation: 1 };
const none: OtherAdmins = { ofAgency: () => 0, ofInstallation: 0 };

const ACTS: Record<AccountAct["kind"], AccountAct> = {
  retitle: { kind: "retitle" },
  "change-roles": { kind: "change-roles", agencyId: "kpu", roles: ["writer"] },
  "add-membership": { kind: "add-membership", workspaceId: "far" },
  "remove-membership": { kind: "remove-membership", agencyId: "kpu" },
  "appoint-system-admin": { kind: "appoint-system-admin", to: true },
  suspend: { kind: "suspend" },
  restore: { kind: "restore" },
  "make-link": { kind: "make-link" },
  "end-sessions": { kind: "end-sessions" },
  "remove-factor": { kind: "remove-factor" },
  "hand-over": { kind: "hand-over", agencyId: "kpu" },
  delete: { kind: "delete" },
};

type Row = { who: string; actor: Actor; account: Account; others?: OtherAdmins } & Partial<
  Record<AccountAct["kind"], Reason>
>;

function check(rows: readonly Row[]): void {
  for (const { who, actor, account, others = many, ...refused } of rows) {
    test(who, () => {
      for (const act of Object.values(ACTS)) {
        expect(refusalOf(actor, account, act, others), act.kind).toBe(refused[act.kind] ?? null);
      }
    });
  }
}

const all = (reason: Reason): Record<AccountAct["kind"], Reason> =>
  Object.fromEntries(Object.keys(ACTS).map((kind) => [kind, reason])) as never;

const system = actorIn(null, []);
const agencyAdmin = actorIn("kpu", ["admin"]);
const writer = accountIn({ kpu: ["writer"] });
const both = accountIn({ kpu: ["writer"], "far-kpu": ["writer"] });
const notHigher = { "add-membership": "forbidden", "appoint-system-admin": "forbidden" } as const;
const onlyHere = { "remove-membership": "only-membership" } as const;
const notSuspended = { restore: "account-state" } as const;

describe("[N3] an agency admin manages the people of their own agency and nobody else", () => {
  const whole = [
    "retitle",
    "suspend",
    "restore",
    "make-link",
    "end-sessions",
    "remove-factor",
    "delete",
  ] as const;
  const elsewhere = Object.fromEntries(whole.map((kind) => [kind, "member-elsewhere"] as const));
  check([
    {
      who: "their writer",
      actor: agencyAdmin,
      account: writer,
      ...notHigher,
      ...onlyHere,
      ...notSuspended,
    },
    {
      who: "the other agency's writer",
      actor: agencyAdmin,
      account: accountIn({ kominfo: ["writer"] }),
      ...all("not-found"),
    },
    {
      who: "the same agency's name elsewhere",
      actor: agencyAdmin,
      account: accountIn({ "far-kpu": ["writer"] }),
      ...all("not-found"),
    },
    {
      who: "somebody who works elsewhere too: only inside the own agency",
      actor: agencyAdmin,
      account: both,
      ...notHigher,
      ...elsewhere,
    },
    {
      who: "a system admin among their people: only inside the own agency",
      actor: agencyAdmin,
      account: accountIn({ kpu: ["writer"] }, { systemAdmin: true }),
      ...notHigher,
      ...elsewhere,
      ...onlyHere,
    },
    {
      who: "as an editor",
      actor: actorIn("kpu", ["editor"]),
      account: writer,
      ...all("not-found"),
    },
  ]);

  test("roles in an agency that is not theirs are not found", () => {
    const act: AccountAct = { kind: "change-roles", agencyId: "far-kpu", roles: ["admin"] };
    expect(refusalOf(agencyAdmin, both, act, many)).toBe("not-found");
    expect(refusalOf(system, both, act, many)).toBeNull();
  });
});

describe("[N4] nobody changes their own roles or suspends themselves", () => {
  check([
    {
      who: "an agency admin",
      actor: actorIn("kpu", ["admin"], "subject"),
      account: accountIn({ kpu: ["admin"] }),
      ...all("own-account"),
    },
    {
      who: "a system admin",
      actor: actorIn(null, [], "subject"),
      account: accountIn({}, { systemAdmin: true }),
      ...all("own-account"),
    },
  ]);
});

describe("[N5] the last active admin stays one", () => {
  const last = {
    suspend: "last-admin",
    delete: "last-admin",
    "change-roles": "last-admin",
    "remove-membership": "last-admin",
  } as const;
  const admin = accountIn({ kpu: ["admin", "editor"] });
  check([
    { who: "of an agency", actor: system, account: admin, others: none, ...last, ...notSuspended },
    {
      who: "but not while there is another",
      actor: system,
      account: admin,
      ...onlyHere,
      ...notSuspended,
    },
    {
      who: "an invited admin is none yet",
      actor: system,
      account: { ...admin, state: "invited" },
      others: none,
      ...onlyHere,
      ...notSuspended,
    },
    {
      who: "of the installation",
      actor: system,
      account: accountIn({}, { systemAdmin: true }),
      others: none,
      suspend: "last-admin",
      delete: "last-admin",
      "change-roles": "not-found",
      "remove-membership": "not-found",
      ...notSuspended,
    },
  ]);

  test("keeping the role is no loss, and giving up the installation is one", () => {
    const keep: AccountAct = { kind: "change-roles", agencyId: "kpu", roles: ["admin"] };
    expect(refusalOf(system, admin, keep, none)).toBeNull();
    const dismiss: AccountAct = { kind: "appoint-system-admin", to: false };
    const systemAdmin = accountIn({}, { systemAdmin: true });
    expect(refusalOf(system, systemAdmin, dismiss, none)).toBe("last-admin");
    expect(refusalOf(system, systemAdmin, dismiss, many)).toBeNull();
  });
});

describe("[N6] a suspended account can only be restored, moved, emptied or deleted", () => {
  check([
    {
      who: "by a system admin",
      actor: system,
      account: { ...both, state: "suspended" },
      suspend: "account-state",
      "make-link": "account-state",
      "add-membership": "already-member",
    },
  ]);
});

describe("[M9] consents count only of those who may take an authenticator away", () => {
  const other = actorIn("kpu", ["admin"], "other");
  const rows: [string, Actor[], Account, string[]][] = [
    ["two admins of the agency", [agencyAdmin, other], writer, ["actor", "other"]],
    ["an admin and a system admin", [other, system], writer, ["other", "actor"]],
    ["not an editor", [agencyAdmin, actorIn("kpu", ["editor"], "other")], writer, ["actor"]],
    ["not another agency's", [agencyAdmin, actorIn("kominfo", ["admin"], "o")], writer, ["actor"]],
    ["not the person", [actorIn("kpu", ["admin"], "subject"), other], writer, ["other"]],
    ["only a system admin where somebody works elsewhere too", [other, system], both, ["actor"]],
    [
      "only a system admin for one",
      [other, system],
      accountIn({}, { systemAdmin: true }),
      ["actor"],
    ],
  ];
  test.each(rows)("%s", (_who, admins, account, counted) => {
    expect(standingConsents(admins, account).map(({ personId }) => personId)).toEqual(counted);
  });
});

describe("[E10] open work is handed over by admins of its agency", () => {
  const rows = [
    { who: "of the agency", actor: agencyAdmin, agencyId: "kpu", refused: null },
    { who: "of another agency", actor: agencyAdmin, agencyId: "far-kpu", refused: "not-found" },
    {
      who: "of none that the person is in",
      actor: agencyAdmin,
      agencyId: "",
      refused: "not-found",
    },
    { who: "of the installation", actor: system, agencyId: "", refused: null },
  ] as const;
  test.each(rows)("$who", ({ actor, agencyId, refused }) => {
    expect(refusalOf(actor, both, { kind: "hand-over", agencyId }, many)).toBe(refused);
  });
});

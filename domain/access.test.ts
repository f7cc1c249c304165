import { describe, expect, test } from "vitest";
import { accessTo, type Guarded, mayCreate } from "./access.ts";
import type { Actor, Role } from "./people.ts";
import { EDITION_STATES } from "./release.ts";

const actor = (workspaceId: string, agencyId: string, ...roles: Role[]): Actor => ({
  personId: "p",
  sessionId: "s",
  name: "Orang",
  title: "",
  locale: "id",
  theme: "system",
  factor: { state: "off", fresh: true },
  systemAdmin: false,
  memberships: [
    {
      workspaceId,
      workspaceSlug: workspaceId,
      agency: {
        id: agencyId,
        workspaceId,
        slug: "kpu",
        kind: "kpu",
        name: "",
        shortName: "",
        colour: "maroon",
      },
      roles,
    },
  ],
});

const shared: Guarded = {
  workspaceId: "contoh",
  ownerAgencyId: "kpu",
  visibility: "workspace",
  state: "draf",
  isDamaged: false,
};
const ownAgency: Guarded = { ...shared, visibility: "agency" };

describe("[A1] access by workspace, agency and role", () => {
  const cases: [string, Actor, Guarded, string][] = [
    ["a writer writes what is shared", actor("contoh", "kominfo", "writer"), shared, "write"],
    ["an editor writes what is shared", actor("contoh", "kominfo", "editor"), shared, "write"],
    [
      "a writer writes the own agency's draft",
      actor("contoh", "kpu", "writer"),
      ownAgency,
      "write",
    ],
    [
      "the other agency has no private draft",
      actor("contoh", "kominfo", "editor"),
      ownAgency,
      "none",
    ],
    ["another workspace has nothing", actor("jepara", "kpu", "editor"), shared, "none"],
    ["the admin role alone opens no text", actor("contoh", "kpu", "admin"), shared, "none"],
    ["a member without a role has nothing", actor("contoh", "kpu"), shared, "none"],
    [
      "an admin who also writes, writes",
      actor("contoh", "kpu", "admin", "writer"),
      shared,
      "write",
    ],
  ];
  for (const [name, who, what, access] of cases) {
    test(name, () => expect(accessTo(who, what)).toBe(access));
  }

  test("a system admin without a membership reads no text", () => {
    const system = { ...actor("contoh", "kpu"), systemAdmin: true, memberships: [] };
    expect(accessTo(system, shared)).toBe("none");
  });
});

test("[A2] a frozen text is read and never written, in every state", () => {
  for (const state of EDITION_STATES) {
    const open = state === "draf" || state === "perlu_revisi";
    expect(accessTo(actor("contoh", "kpu", "editor"), { ...shared, state })).toBe(
      open ? "write" : "read",
    );
  }
});

test("[L12] a text whose log is damaged is read and never written", () => {
  const damaged = { ...shared, isDamaged: true };
  expect(accessTo(actor("contoh", "kpu", "editor"), damaged)).toBe("read");
  expect(accessTo(actor("jepara", "kpu", "editor"), damaged)).toBe("none");
});

test("[A3] a release starts in the creator's own agency", () => {
  expect(mayCreate(actor("contoh", "kpu", "writer"), "contoh", "kpu")).toBe(true);
  expect(mayCreate(actor("contoh", "kpu", "writer"), "contoh", "kominfo")).toBe(false);
  expect(mayCreate(actor("contoh", "kpu", "admin"), "contoh", "kpu")).toBe(false);
});

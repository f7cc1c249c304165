import { describe, expect, test } from "vitest";
import {
  administeredAgencies,
  administersAgency,
  administersInstallation,
} from "./administration.ts";
import type { Actor, Agency, Role } from "./people.ts";

const agencyOf = (id: string): Agency => ({
  id,
  workspaceId: "w",
  slug: id,
  kind: id === "kpu" ? "kpu" : "kominfo",
  name: id,
  shortName: id,
  colour: "maroon",
});

const actorWith = (roles: Role[], { systemAdmin = false } = {}): Actor => ({
  personId: "p",
  sessionId: "s",
  name: "N",
  title: "",
  locale: "id",
  theme: "system",
  factor: { state: "off", fresh: true },
  systemAdmin,
  memberships: roles.length
    ? [{ workspaceId: "w", workspaceSlug: "w", agency: agencyOf("kpu"), roles }]
    : [],
});

describe("[D1] an agency is managed by its own admins and by system admins", () => {
  const kpu = { workspaceId: "w", agencyId: "kpu" };
  const kominfo = { workspaceId: "w", agencyId: "kominfo" };
  const elsewhere = { workspaceId: "x", agencyId: "kpu" };
  const table = [
    { actor: actorWith(["admin"]), kpu: true, kominfo: false, elsewhere: false, all: false },
    {
      actor: actorWith(["writer", "admin"]),
      kpu: true,
      kominfo: false,
      elsewhere: false,
      all: false,
    },
    {
      actor: actorWith(["writer", "editor"]),
      kpu: false,
      kominfo: false,
      elsewhere: false,
      all: false,
    },
    {
      actor: actorWith([], { systemAdmin: true }),
      kpu: true,
      kominfo: true,
      elsewhere: true,
      all: true,
    },
  ];
  for (const row of table) {
    const roles = row.actor.memberships[0]?.roles.join(", ") ?? "system admin";
    test(roles, () => {
      expect(administersAgency(row.actor, kpu)).toBe(row.kpu);
      expect(administersAgency(row.actor, kominfo)).toBe(row.kominfo);
      expect(administersAgency(row.actor, elsewhere)).toBe(row.elsewhere);
      expect(administersInstallation(row.actor)).toBe(row.all);
      expect(administeredAgencies(row.actor)).toEqual(row.all ? "all" : row.kpu ? ["kpu"] : []);
    });
  }
});

import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { newId } from "#db/ids.ts";
import { membership } from "#db/schema/people.ts";
import { event } from "#db/schema/record.ts";
import { testEngines, useTestDatabase } from "#db/testing.ts";
import type { Actor } from "#domain/people.ts";
import {
  addSystemAdmin,
  heardWhile,
  makeNewsroom,
  type Newsroom,
  settle,
} from "#server/testing.ts";
import { invitationOf } from "./accept-invitation.ts";
import { addMembership, changePerson, removeMembership } from "./change-person.ts";
import { invitePerson, renewLink } from "./invite-person.ts";
import { getPerson, listPeople } from "./list-people.ts";
import { endPersonSessions, sessionsOfPerson } from "./person-sessions.ts";
import { restorePerson, suspendPerson } from "./suspend-person.ts";

describe.each(testEngines())("accounts on %s", (engine) => {
  const database = useTestDatabase(engine);
  let room: Newsroom;
  let far: Newsroom;
  let admin: Actor;
  let system: Actor;

  beforeAll(async () => {
    room = await makeNewsroom(database.db);
    far = await makeNewsroom(database.db);
    admin = await room.add("kpu", "Admin KPU", "admin");
    system = await addSystemAdmin(database.db);
  });

  const reason = { reason: "Pindah tugas" };
  const here = (agency: "kpu" | "kominfo" = "kpu") => ({ workspace: room.slug, agency });
  const there = () => ({ workspace: far.slug, agency: "kpu" });
  const rolesOf = async (id: string) =>
    database.db.select().from(membership).where(eq(membership.personId, id));
  const kindsAbout = async (id: string) => {
    const rows = await database.db
      .select()
      .from(event)
      .where(sql`${event.detail}->>'personId' = ${id}`)
      .orderBy(event.at, event.seq);
    return rows.map(({ kind }) => kind);
  };

  /** Every act that one may try on somebody, by name. */
  const ACTS: Record<string, (actor: Actor, id: string) => Promise<unknown>> = {
    see: getPerson,
    sessions: sessionsOfPerson,
    end: (actor, id) => endPersonSessions(actor, id, {}),
    link: (actor, id) => renewLink(actor, id, {}),
    title: (actor, id) => changePerson(actor, id, { title: "Jabatan baru" }),
    roles: (actor, id) =>
      changePerson(actor, id, { memberships: [{ ...here(), roles: ["editor"] }] }),
    appoint: (actor, id) => changePerson(actor, id, { systemAdmin: true }),
    join: (actor, id) => addMembership(actor, id, { ...there(), roles: ["writer"] }),
    suspend: (actor, id) => suspendPerson(actor, id, reason),
    restore: (actor, id) => restorePerson(actor, id, {}),
    leave: (actor, id) => removeMembership(actor, id, here()),
  };
  const tryAll = async (actor: Actor, id: string) => {
    const outcome: Record<string, string> = {};
    for (const [name, act] of Object.entries(ACTS)) {
      outcome[name] = await act(actor, id).then(
        () => "done",
        (error) => error.reason ?? String(error),
      );
    }
    return outcome;
  };
  const every = (outcome: string) =>
    Object.fromEntries(Object.keys(ACTS).map((name) => [name, outcome]));

  test("[N3] nobody but admins finds anybody, and an admin nobody of another agency", async () => {
    const writer = await room.add("kpu", "Penulis", "writer");
    for (const actor of [room.kpuEditor, room.kominfoWriter, far.kpuEditor]) {
      expect(await tryAll(actor, writer.personId)).toEqual(every("not-found"));
      await expect(listPeople(actor, {})).rejects.toMatchObject({ reason: "forbidden" });
    }
    const farAdmin = await far.add("kpu", "Admin jauh", "admin");
    const kominfoAdmin = await room.add("kominfo", "Admin Kominfo", "admin");
    for (const actor of [farAdmin, kominfoAdmin]) {
      expect(await tryAll(actor, writer.personId)).toEqual(every("not-found"));
    }
    expect(await tryAll(admin, "bukan-id")).toEqual(every("not-found"));
    expect(await tryAll(admin, newId())).toEqual(every("not-found"));
  });

  test("[N3] an agency admin does what the rules say to their own people", async () => {
    const writer = await room.add("kpu", "Penulis", "writer");
    expect(await tryAll(admin, writer.personId)).toEqual({
      ...every("done"),
      appoint: "forbidden",
      join: "forbidden",
      leave: "only-membership",
    });
    expect(await tryAll(admin, admin.personId)).toEqual({ ...every("own-account"), see: "done" });
  });

  test("[N3] of somebody who works elsewhere too, an agency admin changes only their own agency", async () => {
    const both = await room.add("kpu", "Staf provinsi", "writer");
    await addMembership(system, both.personId, { ...there(), roles: ["writer"] });
    const view = await getPerson(admin, both.personId);
    expect(view).toMatchObject({
      elsewhere: true,
      acts: ["change-roles", "remove-membership", "hand-over"],
    });
    expect(view.places).toHaveLength(1);
    expect(await tryAll(admin, both.personId)).toEqual({
      ...every("member-elsewhere"),
      see: "done",
      roles: "done",
      appoint: "forbidden",
      join: "forbidden",
      leave: "done",
    });
    expect((await rolesOf(both.personId)).map((m) => m.workspaceId)).toEqual([far.workspaceId]);
    expect(await tryAll(admin, both.personId)).toEqual(every("not-found"));
  });

  test("a person of several workspaces keeps one account, once in each", async () => {
    const one = await room.add("kpu", "Staf provinsi", "writer");
    await addMembership(system, one.personId, { ...there(), roles: ["editor", "writer"] });
    const { places } = await getPerson(system, one.personId);
    const rolesAt = (slug: string) =>
      places.find(({ workspace }) => workspace.slug === slug)?.roles;
    expect([rolesAt(room.slug), rolesAt(far.slug)]).toEqual([["writer"], ["writer", "editor"]]);
    await expect(
      addMembership(system, one.personId, { ...there(), roles: ["writer"] }),
    ).rejects.toMatchObject({ reason: "already-member" });
    await expect(
      addMembership(system, one.personId, {
        workspace: far.slug,
        agency: "lain",
        roles: ["admin"],
      }),
    ).rejects.toMatchObject({ reason: "not-found" });
  });

  test("[N6] a suspension says who, when and why, ends every session and voids the link", async () => {
    const writer = await room.add("kpu", "Penulis", "writer");
    const { sessionId: second } = await room.signIn(writer.personId);
    const { link } = await renewLink(admin, writer.personId, {});
    const token = link.path.split("/").at(-1) ?? "";
    expect(await invitationOf(token)).not.toBeNull();
    const heard = await heardWhile(() => suspendPerson(admin, writer.personId, reason));
    expect(heard).toHaveLength(2);
    expect(heard).toEqual(
      expect.arrayContaining(
        [writer.sessionId, second].map((sessionId) => ({
          kind: "session-ended",
          sessionId,
          why: "suspended",
        })),
      ),
    );
    expect(await invitationOf(token)).toBeNull();
    expect(await getPerson(admin, writer.personId)).toMatchObject({
      state: "suspended",
      linkUntil: null,
      suspended: { by: "Admin KPU", reason: "Pindah tugas" },
    });
    expect((await sessionsOfPerson(admin, writer.personId)).items).toEqual([]);
    await restorePerson(admin, writer.personId, {});
    expect(await getPerson(admin, writer.personId)).toMatchObject({
      state: "active",
      suspended: null,
    });
    expect((await sessionsOfPerson(admin, writer.personId)).items).toEqual([]);
    expect(await kindsAbout(writer.personId)).toEqual([
      "person.invited",
      "person.suspended",
      "session.ended",
      "session.ended",
      "person.restored",
    ]);
    await expect(suspendPerson(admin, writer.personId, { reason: " x " })).rejects.toMatchObject({
      reason: "invalid-input",
    });
  });

  test("[N7] a change of roles is one transaction, announced, and on record", async () => {
    const writer = await room.add("kpu", "Penulis", "writer");
    const { personId } = writer;
    const wish = { memberships: [{ ...here(), roles: ["admin", "editor", "editor"] }] };
    const heard = await heardWhile(() =>
      changePerson(admin, personId, { ...wish, title: " Kepala  Subbagian " }),
    );
    expect(heard).toEqual([{ kind: "rights-changed", personId }]);
    expect(await rolesOf(personId)).toMatchObject([{ roles: ["editor", "admin"] }]);
    expect(await getPerson(admin, personId)).toMatchObject({ title: "Kepala Subbagian" });
    expect(await kindsAbout(personId)).toEqual(["person.changed", "person.changed"]);
    const foreign = { memberships: [...wish.memberships, { ...there(), roles: ["admin"] }] };
    await expect(
      changePerson(admin, personId, { title: "Tidak jadi", ...foreign }),
    ).rejects.toMatchObject({ reason: "not-found" });
    expect(await getPerson(admin, personId)).toMatchObject({ title: "Kepala Subbagian" });
    for (const roles of [[], ["raja"]]) {
      await expect(
        changePerson(admin, personId, { memberships: [{ ...here(), roles }] }),
      ).rejects.toMatchObject({ reason: "invalid-input" });
    }
  });

  test("an invitation makes an account in one's own agency only, once for an address", async () => {
    const wish = (more: object = {}) => ({
      ...here(),
      email: `Undangan-${room.slug}@Contoh.test`,
      name: "  Galih   Pranata ",
      title: "",
      roles: ["writer"],
      ...more,
    });
    await expect(invitePerson(admin, wish(here("kominfo")))).rejects.toMatchObject({
      reason: "not-found",
    });
    await expect(invitePerson(room.kpuEditor, wish())).rejects.toMatchObject({
      reason: "not-found",
    });
    for (const more of [{ email: "bukan" }, { name: " " }, { roles: [] }, { extra: 1 }]) {
      await expect(invitePerson(admin, wish(more))).rejects.toMatchObject({
        reason: "invalid-input",
      });
    }
    const { done, refused } = await settle([1, 2].map(() => invitePerson(admin, wish())));
    expect(done).toHaveLength(1);
    expect(refused).toMatchObject([{ reason: "taken" }]);
    const view = await getPerson(admin, done[0]?.id ?? "");
    expect(view).toMatchObject({
      name: "Galih Pranata",
      email: `undangan-${room.slug}@contoh.test`,
      state: "invited",
      lastSignInAt: null,
    });
    expect(view.linkUntil).toBe(done[0]?.link.expiresAt);
  });
});

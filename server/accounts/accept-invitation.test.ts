import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { invitation, person } from "#db/schema/people.ts";
import { event } from "#db/schema/record.ts";
import { testEngines, useTestDatabase } from "#db/testing.ts";
import { passwordMatches } from "#server/password.ts";
import { type Signal, subscribe } from "#server/signals.ts";
import { addSystemAdmin, makeNewsroom, type Newsroom, settle } from "#server/testing.ts";
import { acceptInvitation, invitationOf } from "./accept-invitation.ts";
import { addPerson } from "./add-person.ts";
import { addMembership, changePerson, removeMembership } from "./change-person.ts";
import { makeLink } from "./one-time-link.ts";
import { suspendPerson } from "./suspend-person.ts";

const password = "tujuh gajah naik perahu";

describe.each(testEngines())("one-time links on %s", (engine) => {
  const database = useTestDatabase(engine);
  let room: Newsroom;
  beforeAll(async () => {
    room = await makeNewsroom(database.db);
  });

  let invited = 0;
  const invite = async () => {
    const one = {
      email: `baru${++invited}-${room.slug}@contoh.test`,
      name: "Galih Pranata",
      title: "Staf",
      roles: ["writer" as const],
      workspaceId: room.workspaceId,
      agencyId: room.agencyIds.kominfo,
    };
    const { personId, link } = await database.db.transaction((tx) => addPerson(tx, one, null));
    return { personId, email: one.email, token: tokenOf(link.path) };
  };
  const tokenOf = (path: string) => path.split("/").at(-1) ?? "";
  const stored = async (id: string) =>
    (await database.db.select().from(person).where(eq(person.id, id)))[0];

  test("[N1] says whose account and which agency, sets the password, and works once", async () => {
    const { personId, email, token } = await invite();
    expect(await invitationOf(token)).toMatchObject({
      name: "Galih Pranata",
      email,
      reset: false,
      places: [{ agency: { slug: "kominfo" }, roles: ["writer"] }],
    });
    const answer = await acceptInvitation({ token, password, language: "en" });
    expect(answer).toEqual({ email });
    const row = await stored(personId);
    expect(row?.locale).toBe("en");
    expect(await passwordMatches(row?.passwordHash ?? null, password)).toBe(true);
    const events = await database.db.select().from(event).where(eq(event.actorId, personId));
    expect(events.map(({ kind }) => kind)).toEqual(["person.joined"]);
    expect(JSON.stringify(events)).not.toContain(token);
    expect(await invitationOf(token)).toBeNull();
    await expect(acceptInvitation({ token, password })).rejects.toMatchObject({
      reason: "link-unusable",
    });
  });

  test("[N1] sent twice at once, it works for one", async () => {
    const { token } = await invite();
    const passwords = [password, "sembilan kambing di pasar"];
    const { done, refused } = await settle(
      passwords.map((one) => acceptInvitation({ token, password: one })),
    );
    expect(done).toHaveLength(1);
    expect(refused).toMatchObject([{ reason: "link-unusable" }]);
  });

  test("[N1] expired, voided, unknown and a suspended person's are one answer", async () => {
    const expired = await invite();
    await database.db
      .update(invitation)
      .set({ expiresAt: sql`now()` })
      .where(eq(invitation.personId, expired.personId));
    const voided = await invite();
    await makeLink(database.db, { personId: voided.personId, createdBy: null });
    const suspended = await invite();
    await database.db
      .update(person)
      .set({ suspendedAt: sql`now()` })
      .where(eq(person.id, suspended.personId));
    for (const token of [expired.token, voided.token, suspended.token, "rekaan", ""]) {
      expect(await invitationOf(token)).toBeNull();
      await expect(acceptInvitation({ token, password })).rejects.toMatchObject({
        reason: "link-unusable",
        status: 410,
      });
    }
  });

  test("[N1] a link made for a smaller account opens no larger one", async () => {
    const admin = await addSystemAdmin(database.db);
    const appointed = await invite();
    await changePerson(admin, appointed.personId, { memberships: [], systemAdmin: true });
    const promise = acceptInvitation({ token: appointed.token, password, language: "id" });
    await expect(promise).rejects.toMatchObject({ reason: "link-unusable" });

    const other = await makeNewsroom(database.db);
    const joined = await invite();
    await addMembership(admin, joined.personId, {
      workspace: other.slug,
      agency: "kpu",
      roles: ["editor"],
    });
    expect(await invitationOf(joined.token)).toBeNull();
  });

  test("[N1] links end with the charge of whoever made them", async () => {
    const admin = await addSystemAdmin(database.db);
    const maker = await room.add("kominfo", "Admin yang dinonaktifkan", "admin");
    await room.add("kominfo", "Admin lain", "admin");
    const { personId } = await invite();
    const link = await database.db.transaction((tx) =>
      makeLink(tx, { personId, createdBy: maker.personId }),
    );
    expect(await invitationOf(tokenOf(link.path))).not.toBeNull();
    await suspendPerson(admin, maker.personId, { reason: "Pindah tugas" });
    expect(await invitationOf(tokenOf(link.path))).toBeNull();
  });

  test("[N1] links end with the place in which whoever made them was an admin", async () => {
    const system = await addSystemAdmin(database.db);
    const far = await makeNewsroom(database.db);
    const { personId } = await invite();
    const leaveAfter = async (...roles: ("admin" | "writer")[]) => {
      const maker = await room.add("kominfo", "Pindah", ...roles);
      await room.add("kominfo", "Admin lain", "admin");
      const there = { workspace: far.slug, agency: "kpu", roles: ["writer"] };
      await addMembership(system, maker.personId, there);
      const link = await database.db.transaction((tx) =>
        makeLink(tx, { personId, createdBy: maker.personId }),
      );
      expect(await invitationOf(tokenOf(link.path))).not.toBeNull();
      const place = { workspace: room.slug, agency: "kominfo" };
      await removeMembership(system, maker.personId, place);
      return invitationOf(tokenOf(link.path));
    };
    expect(await leaveAfter("writer")).not.toBeNull();
    expect(await leaveAfter("admin", "writer")).toBeNull();
  });

  test("[N2] a weak password changes nothing and leaves the link", async () => {
    const { personId, token } = await invite();
    for (const weak of ["pendek", "Galih Pranata 123"]) {
      const refused = acceptInvitation({ token, password: weak });
      await expect(refused).rejects.toMatchObject({ reason: "weak-password", status: 422 });
    }
    expect((await stored(personId))?.passwordHash).toBeNull();
    expect(await invitationOf(token)).not.toBeNull();
  });

  test("[N1] a link for somebody with a password replaces it only when used, and ends their sessions", async () => {
    const { personId, token } = await invite();
    await acceptInvitation({ token, password });
    const { path } = await makeLink(database.db, { personId, createdBy: null });
    expect(await invitationOf(tokenOf(path))).toMatchObject({ reset: true });
    expect(await passwordMatches((await stored(personId))?.passwordHash ?? null, password)).toBe(
      true,
    );
    const { sessionId } = await room.signIn(personId);
    const heard: Signal[] = [];
    const stop = subscribe((signal) => heard.push(signal));
    await acceptInvitation({ token: tokenOf(path), password: "sembilan kambing di pasar" });
    stop();
    expect(heard).toEqual([{ kind: "session-ended", sessionId }]);
    expect(await passwordMatches((await stored(personId))?.passwordHash ?? null, password)).toBe(
      false,
    );
    const events = await database.db.select().from(event).where(eq(event.actorId, personId));
    expect(events.map(({ kind }) => kind)).toEqual([
      "person.joined",
      "password.changed",
      "session.ended",
    ]);
  });
});

import { and, eq, sql } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { factorConsent, membership, recoveryCode, secondFactor } from "#db/schema/people.ts";
import { event } from "#db/schema/record.ts";
import { testEngines, useTestDatabase } from "#db/testing.ts";
import type { Actor } from "#domain/people.ts";
import { actorOfSession } from "#server/actor.ts";
import { readEnv } from "#server/env.ts";
import { openSettings } from "#server/settings.ts";
import {
  addSystemAdmin,
  enrol,
  heardWhile,
  lettersTo,
  makeNewsroom,
  type Newsroom,
  settle,
} from "#server/testing.ts";
import { CONSOLE } from "./asker.ts";
import { changePerson } from "./change-person.ts";
import { deletePerson } from "./delete-person.ts";
import { renewLink } from "./invite-person.ts";
import { getPerson } from "./list-people.ts";
import { consentToRemoval } from "./lost-factor.ts";
import { restorePerson, suspendPerson } from "./suspend-person.ts";

describe.each(testEngines())("a lost authenticator on %s", (engine) => {
  const database = useTestDatabase(engine);
  let room: Newsroom;
  let admin: Actor;
  let second: Actor;
  let system: Actor;
  let subject: Actor;
  beforeAll(async () => {
    openSettings(readEnv({}), "x".repeat(32), 3000, false);
    room = await makeNewsroom(database.db);
    admin = await room.add("kpu", "Admin Satu", "admin");
    second = await room.add("kpu", "Admin Dua", "admin");
    system = await addSystemAdmin(database.db);
  });
  beforeEach(async () => {
    subject = await room.add("kpu", "Bagus", "writer");
    await enrol(database.db, subject);
  });

  const consent = (actor: Actor) => consentToRemoval(actor, subject.personId, {});
  const isThere = async () =>
    (await database.db.$count(secondFactor, eq(secondFactor.personId, subject.personId))) > 0;
  const eventsAbout = async () => {
    const about = sql`${event.detail}->>'personId' = ${subject.personId}`;
    const rows = await database.db
      .select({ kind: event.kind, actorId: event.actorId, detail: event.detail })
      .from(event)
      .where(and(about, sql`${event.kind} in ('factor.consented', 'factor.removed')`))
      .orderBy(event.seq);
    return rows.map(({ kind, actorId, detail }) => ({ kind, actorId, ...detail }));
  };
  const ageConsents = (hours: number) =>
    database.db
      .update(factorConsent)
      .set({ at: sql`now() - make_interval(hours => ${hours})` })
      .where(eq(factorConsent.personId, subject.personId));
  /** Everything that ties people happened longer ago than it counts. */
  const ageTies = async () => {
    await database.db.execute(sql`alter table event disable trigger user`);
    await database.db.update(event).set({ at: sql`at - interval '31 days'` });
    await database.db.execute(sql`alter table event enable trigger user`);
  };

  test("[M9] two different admins take it away, with codes and sessions, and each is on record", async () => {
    const first = await consent(admin);
    expect(first).toMatchObject({ removed: false, consents: [{ by: "Admin Satu", own: true }] });
    expect(await isThere()).toBe(true);
    const { factor } = await getPerson(second, subject.personId);
    expect(factor).toMatchObject({ enrolled: true, consents: [{ by: "Admin Satu", own: false }] });
    const heard = await heardWhile(async () => {
      expect((await consent(second)).removed).toBe(true);
    });
    expect(heard).toEqual([{ kind: "session-ended", sessionId: subject.sessionId }]);
    expect(await isThere()).toBe(false);
    const codes = eq(recoveryCode.personId, subject.personId);
    expect(await database.db.$count(recoveryCode, codes)).toBe(0);
    expect(await actorOfSession(database.db, subject.sessionId)).toBeNull();
    const { personId } = subject;
    expect(await eventsAbout()).toEqual([
      { kind: "factor.consented", actorId: admin.personId, personId },
      { kind: "factor.consented", actorId: second.personId, personId },
      {
        kind: "factor.removed",
        actorId: second.personId,
        personId,
        consents: [admin.personId, second.personId],
      },
    ]);
    expect(await lettersTo(database.db, `${personId}@contoh.test`)).toMatchObject([
      { kind: "factor-enrolled" },
      { kind: "factor-consented" },
      { kind: "factor-removed" },
    ]);
    await expect(consent(system)).rejects.toMatchObject({ reason: "account-state" });
  });

  test("[M9] one admin is one consent, however often and at the same time", async () => {
    const other = await room.signIn(admin.personId);
    const { done } = await settle([admin, admin, other].map(consent));
    expect(done.map(({ removed }) => removed)).toEqual([false, false, false]);
    expect(await isThere()).toBe(true);
  });

  test("[M9] two consents at the same time are two", async () => {
    const { done, refused } = await settle([admin, system].map(consent));
    expect(done.map(({ removed }) => removed).sort()).toEqual([false, true]);
    expect(refused).toEqual([]);
    expect(await isThere()).toBe(false);
  });

  test("[M9] a consent counts for a day, and only while its admin still may", async () => {
    await consent(admin);
    await ageConsents(25);
    expect(await consent(second)).toMatchObject({ removed: false });
    const theirs = eq(membership.personId, second.personId);
    const setRoles = (roles: ("writer" | "admin")[]) =>
      database.db.update(membership).set({ roles }).where(theirs);
    await setRoles(["writer"]);
    expect(await consent(system)).toMatchObject({ removed: false });
    await setRoles(["admin"]);
    expect(await consent(admin)).toMatchObject({ removed: true });
  });

  test("[M9] whom an admin gave a link or made an admin is no second one for thirty days", async () => {
    const linked = await room.add("kpu", "Admin Tautan", "admin");
    await renewLink(second, linked.personId, {});
    const appointed = await room.add("kpu", "Admin Angkat", "writer");
    const memberships = [{ workspace: room.slug, agency: "kpu", roles: ["admin"] }];
    await changePerson(second, appointed.personId, { memberships });
    expect(await consent(second)).toMatchObject({ removed: false });
    for (const made of [linked, appointed]) {
      expect(await consent(made)).toMatchObject({
        removed: false,
        consents: expect.arrayContaining([
          expect.objectContaining({ by: "Admin Dua", own: false, tied: true }),
        ]),
      });
      await database.db.delete(factorConsent).where(eq(factorConsent.adminId, made.personId));
    }
    const { factor } = await getPerson(linked, subject.personId);
    expect(factor.consents).toMatchObject([{ by: "Admin Dua", tied: true }]);
    expect((await getPerson(admin, subject.personId)).factor.consents[0]?.tied).toBe(false);
    await ageTies();
    expect(await consent(linked)).toMatchObject({ removed: true });
  });

  test("[M9] nor is whoever it was handed on to, through others, also once those are deleted", async () => {
    const root = await room.add("kpu", "Admin Pangkal", "admin");
    const between = await room.add("kpu", "Admin Antara", "admin");
    const last = await room.add("kpu", "Admin Ujung", "admin");
    const sibling = await room.add("kpu", "Admin Saudara", "admin");
    await renewLink(root, between.personId, {});
    await renewLink(between, last.personId, {});
    await renewLink(root, sibling.personId, {});
    const confirm = `${between.personId}@contoh.test`;
    await deletePerson(root, between.personId, { confirm });
    for (const one of [root, last, sibling]) {
      expect(await consent(one)).toMatchObject({ removed: false });
    }
    const { factor } = await getPerson(last, subject.personId);
    expect(factor.consents).toMatchObject([
      { by: "Admin Pangkal", tied: true },
      { by: "Admin Ujung", own: true },
      { by: "Admin Saudara", tied: true },
    ]);
    expect(await consent(system)).toMatchObject({ removed: true });
  });

  test("[M9] two admins who made a link for the same colleague are two, and the console ties nobody", async () => {
    const one = await room.add("kpu", "Admin Kiri", "admin");
    const other = await room.add("kpu", "Admin Kanan", "admin");
    for (const asker of [one, other, CONSOLE] as const) {
      await renewLink(asker, room.kpuWriter.personId, {});
    }
    for (const { personId } of [one, other]) await renewLink(CONSOLE, personId, {});
    expect(await consent(one)).toMatchObject({ removed: false });
    expect(await consent(other)).toMatchObject({ removed: true });
  });

  test("[M9] a consent is void once its admin is suspended, or its owner sets up another authenticator", async () => {
    await consent(admin);
    await suspendPerson(system, admin.personId, { reason: "Pindah tugas" });
    await restorePerson(system, admin.personId, {});
    admin = await room.signIn(admin.personId);
    expect((await consent(second)).consents).toMatchObject([{ by: "Admin Dua" }]);
    await enrol(database.db, subject);
    expect((await getPerson(admin, subject.personId)).factor.consents).toEqual([]);
    expect((await consent(system)).removed).toBe(false);
  });

  test("[M9] never the person, nobody who may not, and none where nothing is", async () => {
    const far = await makeNewsroom(database.db);
    const stranger = await far.add("kpu", "Admin Jauh", "admin");
    const other = await room.add("kominfo", "Admin Kominfo", "admin");
    for (const [actor, reason] of [
      [stranger, "not-found"],
      [other, "not-found"],
      [room.kpuEditor, "not-found"],
      [subject, "not-found"],
    ] as const) {
      await expect(consent(actor)).rejects.toMatchObject({ reason });
    }
    const both = await room.add("kpu", "Admin Sendiri", "admin");
    await enrol(database.db, both);
    await expect(consentToRemoval(both, both.personId, {})).rejects.toMatchObject({
      reason: "own-account",
    });
    const bare = await room.add("kpu", "Tanpa", "writer");
    await expect(consentToRemoval(admin, bare.personId, {})).rejects.toMatchObject({
      reason: "account-state",
    });
  });

  test("[M10] the console removes it alone, and the event names it", async () => {
    expect(await consentToRemoval(CONSOLE, subject.personId, {})).toEqual({
      removed: true,
      consents: [],
    });
    expect(await isThere()).toBe(false);
    const { personId } = subject;
    expect(await eventsAbout()).toEqual([
      { kind: "factor.removed", actorId: null, personId, consents: [], by: "console" },
    ]);
  });
});

import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { newId } from "#db/ids.ts";
import { findBreak } from "#db/record.ts";
import {
  invitation,
  membership,
  person,
  recoveryCode,
  secondFactor,
  userSession,
} from "#db/schema/people.ts";
import { event } from "#db/schema/record.ts";
import { testEngines, useTestDatabase } from "#db/testing.ts";
import type { Actor } from "#domain/people.ts";
import { actorOfSession } from "#server/actor.ts";
import {
  addSystemAdmin,
  heardWhile,
  lettersTo,
  makeNewsroom,
  type Newsroom,
  proveFactor,
  settle,
} from "#server/testing.ts";
import { deletePerson } from "./delete-person.ts";
import { askForPassword } from "./forgotten-password.ts";
import { invitePerson } from "./invite-person.ts";
import { getPerson, listPeople } from "./list-people.ts";
import { makeLink } from "./one-time-link.ts";
import { roster } from "./system-admin.ts";

describe.each(testEngines())("deleted accounts on %s", (engine) => {
  const database = useTestDatabase(engine);
  let room: Newsroom;
  let admin: Actor;
  let system: Actor;
  beforeAll(async () => {
    room = await makeNewsroom(database.db);
    admin = await room.add("kpu", "Admin KPU", "admin");
    system = await addSystemAdmin(database.db);
  });
  const addressOf = (id: string) => `${id}@contoh.test`;

  test("[E9] address, password, places, sessions, links and factors go; name and title stay", async () => {
    const one = await room.add("kpu", "Galih Pranata", "writer");
    const { personId, sessionId } = one;
    await proveFactor(database.db, personId);
    const looks = { locale: "en", theme: "dark" } as const;
    await database.db.update(person).set(looks).where(eq(person.id, personId));
    await database.db.insert(recoveryCode).values({ id: newId(), personId, codeHash: "x" });
    await makeLink(database.db, { personId, createdBy: null });
    const heard = await heardWhile(() =>
      deletePerson(admin, personId, { confirm: ` ${addressOf(personId).toUpperCase()} ` }),
    );
    expect(heard).toEqual([{ kind: "session-ended", sessionId, why: "suspended" }]);
    expect(await actorOfSession(database.db, sessionId)).toBeNull();
    const [row] = await database.db.select().from(person).where(eq(person.id, personId));
    expect(row).toMatchObject({
      name: "Galih Pranata",
      title: "Staf",
      email: `terhapus-${personId}@sinergi.invalid`,
      passwordHash: null,
      systemAdmin: false,
      locale: "id",
      theme: "system",
      deletedAt: expect.any(Date),
    });
    for (const table of [membership, userSession, invitation, secondFactor, recoveryCode]) {
      expect(await database.db.$count(table, eq(table.personId, personId))).toBe(0);
    }
    const events = await database.db
      .select()
      .from(event)
      .where(sql`${event.detail}->>'personId' = ${personId}`);
    expect(events.map(({ kind }) => kind)).toEqual(["session.ended", "person.deleted"]);
    expect(events.at(-1)?.detail).toMatchObject({
      places: [{ agencyId: room.agencyIds.kpu, roles: ["writer"] }],
    });
    expect(JSON.stringify(events)).not.toContain("contoh.test");
    expect(await findBreak(database.db, room.workspaceId)).toBeNull();
  });

  test("[E9] it needs the address typed once more, and is nobody's to undo", async () => {
    const { personId } = await room.add("kpu", "Ana", "writer");
    for (const confirm of ["", "lain@contoh.test"]) {
      await expect(deletePerson(admin, personId, { confirm })).rejects.toMatchObject({
        reason: "invalid-input",
        extra: { errors: [{ path: "confirm" }] },
      });
    }
    expect(await getPerson(admin, personId)).toMatchObject({ state: "active" });
    await deletePerson(admin, personId, { confirm: addressOf(personId) });
    const confirm = `terhapus-${personId}@sinergi.invalid`;
    const again = await settle<unknown>([
      deletePerson(system, personId, { confirm }),
      getPerson(system, personId),
    ]);
    expect(again.refused).toMatchObject([{ reason: "not-found" }, { reason: "not-found" }]);
  });

  test("[E9] it is listed nowhere and never written to", async () => {
    const { personId } = await room.add("kpu", "Budi", "writer");
    await deletePerson(admin, personId, { confirm: addressOf(personId) });
    for (const actor of [admin, system]) {
      const { items } = await listPeople(actor, { q: "Budi" });
      expect(items).toEqual([]);
    }
    const placeholder = `terhapus-${personId}@sinergi.invalid`;
    expect((await roster()).map(({ email }) => email)).not.toContain(placeholder);
    for (const email of [placeholder, addressOf(personId)]) {
      await askForPassword({ email }, "192.0.2.1");
      expect(await lettersTo(database.db, email)).toEqual([]);
    }
  });

  test("[E9] the same address is invited again as somebody new", async () => {
    const { personId } = await room.add("kpu", "Citra", "writer");
    const email = addressOf(personId);
    await deletePerson(admin, personId, { confirm: email });
    const wish = { workspace: room.slug, agency: "kpu", email, name: "Citra", title: "" };
    const made = await invitePerson(admin, { ...wish, roles: ["writer"] });
    expect(made.id).not.toBe(personId);
    expect(await lettersTo(database.db, email)).toMatchObject([{ kind: "invitation" }]);
  });
});

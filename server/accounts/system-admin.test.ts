import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { person, userSession } from "#db/schema/people.ts";
import { event } from "#db/schema/record.ts";
import { testEngines, useTestDatabase } from "#db/testing.ts";
import { actorOfSession } from "#server/actor.ts";
import { makeNewsroom } from "#server/testing.ts";
import { acceptInvitation } from "./accept-invitation.ts";
import { CONSOLE } from "./asker.ts";
import { inviteFirstAdmin, isOpenInvitation } from "./first-admin.ts";
import { renewLink } from "./invite-person.ts";
import { restorePerson, suspendPerson } from "./suspend-person.ts";
import { accountWith, addSystemAdmin, roster } from "./system-admin.ts";

const password = "tujuh gajah naik perahu";
const tokenOf = (path: string | null) => path?.split("/").at(-1) ?? "";

describe.each(testEngines())("[D10] accounts from the console on %s", (engine) => {
  const database = useTestDatabase(engine);
  const consoleEvents = async () => {
    const rows = await database.db.select().from(event).orderBy(event.at);
    return rows.filter(({ detail }) => detail.by === "console");
  };

  test("a system admin is made once, joins by a link, and closes the way of the first admin", async () => {
    const first = tokenOf(await inviteFirstAdmin(database.db));
    const link = await addSystemAdmin({ email: " Rini@Contoh.test", name: "Rini  Wulandari" });
    expect(await isOpenInvitation(first)).toBe(false);
    await expect(addSystemAdmin({ email: "rini@contoh.test", name: "Lain" })).rejects.toMatchObject(
      { reason: "taken" },
    );
    await expect(addSystemAdmin({ email: "bukan", name: "Lain" })).rejects.toMatchObject({
      status: 422,
    });
    expect(await acceptInvitation({ token: tokenOf(link.path), password })).toEqual({
      email: "rini@contoh.test",
    });
    const rows = (await roster()).map(({ email, name, state, systemAdmin }) => [
      email,
      name,
      state,
      systemAdmin,
    ]);
    expect(rows).toEqual([["rini@contoh.test", "Rini Wulandari", "active", true]]);
  });

  test("suspending ends sessions at once, restoring lets in again, and events name the console", async () => {
    const { kpuWriter } = await makeNewsroom(database.db);
    const { personId } = kpuWriter;
    const [row] = await database.db.select().from(person).where(eq(person.id, personId));
    expect(await accountWith(row?.email.toUpperCase() ?? "")).toBe(personId);
    await suspendPerson(CONSOLE, personId, { reason: "pindah tugas" });
    expect(await actorOfSession(database.db, kpuWriter.sessionId)).toBeNull();
    await expect(suspendPerson(CONSOLE, personId, { reason: "lagi" })).rejects.toMatchObject({
      reason: "account-state",
    });
    await expect(renewLink(CONSOLE, personId, {})).rejects.toMatchObject({
      reason: "account-state",
    });
    await restorePerson(CONSOLE, personId, {});
    const { link } = await renewLink(CONSOLE, personId, {});
    expect(link.path).toMatch(/^\/undangan\/[\w-]{32}$/);
    const [session] = await database.db
      .select()
      .from(userSession)
      .where(eq(userSession.id, kpuWriter.sessionId));
    expect(session?.revokedAt).not.toBeNull();
    const events = await consoleEvents();
    expect(events.map(({ kind }) => kind)).toEqual([
      "person.invited",
      "person.suspended",
      "person.restored",
      "person.invited",
    ]);
    expect(events.every(({ actorId }) => actorId === null)).toBe(true);
  });

  test("the last admin is not locked out, and an unknown address is not found", async () => {
    const id = await accountWith("rini@contoh.test");
    await expect(suspendPerson(CONSOLE, id, { reason: "keliru" })).rejects.toMatchObject({
      reason: "last-admin",
    });
    await expect(accountWith("tidak@ada.test")).rejects.toMatchObject({ reason: "not-found" });
  });
});

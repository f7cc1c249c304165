import { beforeAll, describe, expect, test } from "vitest";
import { testEngines, useTestDatabase } from "#db/testing.ts";
import type { Actor } from "#domain/people.ts";
import { addSystemAdmin, makeNewsroom, type Newsroom, settle } from "#server/testing.ts";
import { changePerson } from "./change-person.ts";
import { invitePerson } from "./invite-person.ts";
import { suspendPerson } from "./suspend-person.ts";

describe.each(testEngines())("the last admin on %s", (engine) => {
  const database = useTestDatabase(engine);
  let far: Newsroom;
  let system: Actor;

  beforeAll(async () => {
    far = await makeNewsroom(database.db);
    system = await addSystemAdmin(database.db);
  });

  const reason = { reason: "Pindah tugas" };

  test("[N5] of two suspensions of the last two admins at once, one wins", async () => {
    const [one, two] = [
      await far.add("kominfo", "Admin satu", "admin"),
      await far.add("kominfo", "Admin dua", "admin"),
    ];
    const { done, refused } = await settle([
      suspendPerson(system, one.personId, reason),
      suspendPerson(system, two.personId, reason),
    ]);
    expect(done).toHaveLength(1);
    expect(refused).toMatchObject([{ reason: "last-admin" }]);
  });

  test("[N5] two admins who suspend each other: the first wins, the second is nobody by then", async () => {
    const own = await makeNewsroom(database.db);
    const [one, two] = [
      await own.add("kpu", "Admin satu", "admin"),
      await own.add("kpu", "Admin dua", "admin"),
    ];
    const { done, refused } = await settle([
      suspendPerson(one, two.personId, reason),
      suspendPerson(two, one.personId, reason),
    ]);
    expect(done).toHaveLength(1);
    expect(refused).toMatchObject([{ reason: "sign-in-required" }]);
  });

  test("[N5] the last admin of an agency and of the installation stay", async () => {
    const own = await makeNewsroom(database.db);
    const only = await own.add("kpu", "Admin", "admin");
    const demote = { memberships: [{ workspace: own.slug, agency: "kpu", roles: ["writer"] }] };
    const last = { reason: "last-admin", status: 409 };
    await expect(changePerson(system, only.personId, demote)).rejects.toMatchObject(last);
    await expect(suspendPerson(system, only.personId, reason)).rejects.toMatchObject(last);
    const invited = await invitePerson(system, {
      workspace: own.slug,
      agency: "kpu",
      email: `a-${own.slug}@contoh.test`,
      name: "Admin yang belum bergabung",
      title: "",
      roles: ["admin"],
    });
    await expect(suspendPerson(system, only.personId, reason)).rejects.toMatchObject(last);
    await suspendPerson(system, invited.id, reason);
    const second = await own.add("kpu", "Admin kedua", "admin", "writer");
    await changePerson(system, only.personId, demote);
    await expect(
      suspendPerson(await own.signIn(second.personId), second.personId, reason),
    ).rejects.toMatchObject({ reason: "own-account" });
    await changePerson(system, second.personId, { systemAdmin: true });
    const other = await own.signIn(second.personId);
    await changePerson(other, system.personId, { systemAdmin: false });
    await expect(changePerson(system, second.personId, demote)).rejects.toMatchObject({
      reason: "sign-in-required",
    });
    const ordinary = await own.signIn(system.personId);
    await expect(changePerson(ordinary, second.personId, demote)).rejects.toMatchObject({
      reason: "not-found",
    });
    await changePerson(other, system.personId, { systemAdmin: true });
    await expect(
      changePerson(ordinary, second.personId, demote),
      "[S9] a cookie of the smaller account opens no larger one",
    ).rejects.toMatchObject({ reason: "sign-in-required" });
    const admin = await own.signIn(system.personId);
    await changePerson(admin, second.personId, { systemAdmin: false });
  });
});

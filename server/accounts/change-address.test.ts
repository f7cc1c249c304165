import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { invitation, person } from "#db/schema/people.ts";
import { event } from "#db/schema/record.ts";
import { testEngines, useTestDatabase } from "#db/testing.ts";
import { hashPassword } from "#server/password.ts";
import {
  addSystemAdmin,
  lettersTo,
  makeNewsroom,
  type Newsroom,
  proveFactor,
  settle,
} from "#server/testing.ts";
import { invitationOf } from "./accept-invitation.ts";
import { addressOf, askForAddress, confirmAddress } from "./change-address.ts";
import { askForPassword } from "./forgotten-password.ts";
import { changePassword } from "./own-profile.ts";
import { suspendPerson } from "./suspend-person.ts";

const current = "tujuh gajah naik perahu";

describe.each(testEngines())("changes of address on %s", (engine) => {
  const database = useTestDatabase(engine);
  let room: Newsroom;
  let hash: string;
  beforeAll(async () => {
    room = await makeNewsroom(database.db);
    hash = await hashPassword(current);
  });

  let asked = 0;
  const somebody = async () => {
    const actor = await room.add("kpu", "Galih Pranata", "writer");
    const { personId } = actor;
    await database.db.update(person).set({ passwordHash: hash }).where(eq(person.id, personId));
    const wanted = `baru${++asked}-${room.slug}@contoh.test`;
    return { actor, personId, before: `${personId}@contoh.test`, wanted };
  };
  const addressNow = async (id: string) =>
    (await database.db.select().from(person).where(eq(person.id, id)))[0]?.email;
  const tokenTo = async (email: string) => {
    const letter = (await lettersTo(database.db, email)).at(-1);
    return String(letter?.params.path).split("/").at(-1) ?? "";
  };
  const kindsTo = async (email: string) =>
    (await lettersTo(database.db, email)).map(({ kind }) => kind);

  test("[E8] nothing changes until whoever reads the new address confirms it; both are told each time", async () => {
    const { actor, personId, before, wanted } = await somebody();
    const answer = await askForAddress(actor, { current, email: wanted });
    expect(answer).toMatchObject({ email: wanted, mail: "kept" });
    expect(await addressNow(personId)).toBe(before);
    expect(await kindsTo(wanted)).toEqual(["address-confirm"]);
    expect(JSON.stringify(await lettersTo(database.db, wanted))).not.toContain("Galih");
    expect(await kindsTo(before)).toEqual(["address-asked"]);
    const token = await tokenTo(wanted);
    expect(await addressOf(token)).toEqual({ name: "Galih Pranata", email: wanted });
    expect(await addressNow(personId)).toBe(before);
    expect(await confirmAddress({ token })).toEqual({ email: wanted });
    expect(await addressNow(personId)).toBe(wanted);
    expect(await kindsTo(wanted)).toEqual(["address-confirm", "address-changed"]);
    expect(await kindsTo(before)).toEqual(["address-asked", "address-changed"]);
    expect(await addressOf(token)).toBeNull();
    await expect(confirmAddress({ token })).rejects.toMatchObject({ reason: "link-unusable" });
    const events = await database.db
      .select()
      .from(event)
      .where(sql`${event.detail}->>'personId' = ${personId}`)
      .orderBy(event.seq);
    expect(events.map(({ kind }) => kind)).toEqual(["address.asked", "address.changed"]);
    expect(JSON.stringify(events)).not.toContain("contoh.test");
    const links = await database.db
      .select()
      .from(invitation)
      .where(eq(invitation.personId, personId));
    expect(links.map(({ email }) => email)).toEqual([null]);
  });

  test("[E8] it needs the current password and a second factor shown lately", async () => {
    const { actor, personId, wanted } = await somebody();
    const wrong = askForAddress(actor, { current: "keliru", email: wanted });
    await expect(wrong).rejects.toMatchObject({ reason: "wrong-password" });
    await proveFactor(database.db, personId);
    await database.db.execute(
      sql`update user_session set factor_at = now() - interval '1 hour' where person_id = ${personId}`,
    );
    const stale = askForAddress(actor, { current, email: wanted });
    await expect(stale).rejects.toMatchObject({ reason: "second-factor-required" });
    expect(await lettersTo(database.db, wanted)).toEqual([]);
  });

  test("[E8] an address that is somebody's is refused without saying whose, also when it became so meanwhile", async () => {
    const { actor, personId, before, wanted } = await somebody();
    const other = await somebody();
    const refused = await settle([askForAddress(actor, { current, email: other.before })]);
    expect(refused.refused).toMatchObject([
      { reason: "taken", values: { what: other.before }, extra: {} },
    ]);
    await askForAddress(actor, { current, email: wanted });
    const token = await tokenTo(wanted);
    await askForAddress(other.actor, { current, email: wanted });
    await confirmAddress({ token: await tokenTo(wanted) });
    await expect(confirmAddress({ token })).rejects.toMatchObject({ reason: "taken" });
    expect(await addressNow(personId)).toBe(before);
    expect(await addressNow(other.personId)).toBe(wanted);
  });

  test("[E8] a link works once, for a day, while it is the newest and its owner is active", async () => {
    const { actor, personId, wanted } = await somebody();
    await askForAddress(actor, { current, email: wanted });
    const older = await tokenTo(wanted);
    await askForAddress(actor, { current, email: wanted });
    const token = await tokenTo(wanted);
    const unusable = async (one: string) => {
      expect(await addressOf(one)).toBeNull();
      const refused = confirmAddress({ token: one });
      await expect(refused).rejects.toMatchObject({ reason: "link-unusable" });
    };
    await unusable(older);
    await unusable("rekaan");
    const twice = await settle([confirmAddress({ token }), confirmAddress({ token })]);
    expect([twice.done.length, twice.refused.length]).toEqual([1, 1]);

    const late = await somebody();
    await askForAddress(late.actor, { current, email: late.wanted });
    const [row] = await database.db
      .select({ hours: sql<number>`extract(epoch from ${invitation.expiresAt} - now()) / 3600` })
      .from(invitation)
      .where(eq(invitation.personId, late.personId));
    expect(Math.round(Number(row?.hours))).toBe(24);
    await database.db
      .update(invitation)
      .set({ expiresAt: sql`now()` })
      .where(eq(invitation.personId, late.personId));
    await unusable(await tokenTo(late.wanted));

    const gone = await somebody();
    await askForAddress(gone.actor, { current, email: gone.wanted });
    await suspendPerson(await addSystemAdmin(database.db), gone.personId, { reason: "Pindah" });
    await unusable(await tokenTo(gone.wanted));
    expect(await addressNow(personId)).toBe(wanted);
  });

  test("[E8] a new password voids what somebody else asked for, and the old address opens nothing more", async () => {
    const { actor, wanted } = await somebody();
    await askForAddress(actor, { current, email: wanted });
    await changePassword(actor, { current, password: "sembilan kambing di pasar" });
    expect(await addressOf(await tokenTo(wanted))).toBeNull();

    const other = await somebody();
    await askForAddress(other.actor, { current, email: other.wanted });
    await askForPassword({ email: other.before }, "192.0.2.1");
    await expect.poll(() => kindsTo(other.before), { timeout: 5000 }).toContain("forgotten");
    const reset = await tokenTo(other.before);
    expect(await invitationOf(reset)).not.toBeNull();
    await confirmAddress({ token: await tokenTo(other.wanted) });
    expect(await invitationOf(reset)).toBeNull();
  });

  test("[E8] three letters to unconfirmed addresses in an hour", async () => {
    const { actor, wanted } = await somebody();
    for (const n of [1, 2, 3]) await askForAddress(actor, { current, email: `${n}${wanted}` });
    const fourth = askForAddress(actor, { current, email: `4${wanted}` });
    await expect(fourth).rejects.toMatchObject({ reason: "too-many-attempts", status: 429 });
  });

  test("[E8] whoever has to wait is told until when the first of the three is an hour old", async () => {
    const { actor, personId, wanted } = await somebody();
    const ask = (n: number) => askForAddress(actor, { current, email: `${n}${wanted}` });
    const age = (minutes: number) => {
      const createdAt = sql`created_at - make_interval(mins => ${minutes}::int)`;
      const theirs = eq(invitation.personId, personId);
      return database.db.update(invitation).set({ createdAt }).where(theirs);
    };
    await ask(1);
    await age(40);
    await ask(2);
    await ask(3);
    const refused = await ask(4).catch((error) => error);
    expect(refused).toMatchObject({ reason: "too-many-attempts", words: "too-many-letters" });
    expect(refused.extra.wait).toBeGreaterThan(0);
    expect(refused.extra.wait).toBeLessThanOrEqual(20 * 60);
    await age(21);
    expect(await ask(5)).toMatchObject({ email: `5${wanted}` });
  });

  test("[E8] three asks in an hour, also where the answer is that the address is taken", async () => {
    const { actor, personId, wanted } = await somebody();
    const other = await somebody();
    await askForAddress(actor, { current, email: wanted });
    const pending = await tokenTo(wanted);
    for (const _ of [1, 2]) {
      const refused = askForAddress(actor, { current, email: other.before });
      await expect(refused).rejects.toMatchObject({ reason: "taken" });
    }
    for (const email of [other.before, `lagi${wanted}`]) {
      const refused = askForAddress(actor, { current, email });
      await expect(refused).rejects.toMatchObject({
        reason: "too-many-attempts",
        words: "too-many-letters",
      });
    }
    expect(await lettersTo(database.db, other.before)).toEqual([]);
    expect(await kindsTo(`${personId}@contoh.test`)).toEqual(["address-asked"]);
    expect(await addressOf(pending), "what was asked for before stays").not.toBeNull();
  });
});

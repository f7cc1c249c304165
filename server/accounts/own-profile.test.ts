import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { person } from "#db/schema/people.ts";
import { event } from "#db/schema/record.ts";
import { testEngines, useTestDatabase } from "#db/testing.ts";
import type { Actor } from "#domain/people.ts";
import { readEnv } from "#server/env.ts";
import { hashPassword, passwordMatches } from "#server/password.ts";
import { openSettings } from "#server/settings.ts";
import { type Signal, subscribe } from "#server/signals.ts";
import { makeNewsroom, type Newsroom, settle } from "#server/testing.ts";
import { changePassword, changeProfile, ownProfile } from "./own-profile.ts";
import { endOwnSessions, ownSessions } from "./person-sessions.ts";

const old = "kata lama yang panjang";
const password = "tujuh gajah naik perahu";

describe.each(testEngines())("one's own account on %s", (engine) => {
  const database = useTestDatabase(engine);
  let room: Newsroom;
  let self: Actor;
  beforeAll(async () => {
    openSettings(readEnv({}), "x".repeat(32), 3000, false);
    room = await makeNewsroom(database.db);
    self = await room.add("kpu", "Bagus", "writer");
    const passwordHash = await hashPassword(old);
    await database.db.update(person).set({ passwordHash }).where(eq(person.id, self.personId));
  });

  test("name, title, language and theme are one's own to change, and on record", async () => {
    const changed = await changeProfile(self, { name: " Bagus  Adiputro ", theme: "dark" });
    expect(changed).toMatchObject({ name: "Bagus Adiputro", theme: "dark", locale: "id" });
    expect(await changeProfile(self, { locale: "en", title: "" })).toEqual(await ownProfile(self));
    for (const wish of [{ name: "" }, { locale: "fr" }, { theme: "blue" }, { roles: ["admin"] }]) {
      await expect(changeProfile(self, wish)).rejects.toMatchObject({ reason: "invalid-input" });
    }
    const rows = await database.db.select().from(event).where(eq(event.actorId, self.personId));
    expect(rows[0]?.detail).toMatchObject({
      before: { name: self.name, title: self.title },
      after: { name: "Bagus Adiputro" },
    });
    expect(rows.map(({ kind, detail }) => [kind, detail.changed])).toEqual([
      ["person.changed", ["name", "theme"]],
      ["person.changed", ["title", "locale"]],
    ]);
  });

  test("[N9] a new password needs the current one and ends the other sessions", async () => {
    const other = await room.signIn(self.personId);
    const wrong = changePassword(self, { current: "bukan ini", password });
    await expect(wrong).rejects.toMatchObject({ reason: "wrong-password", status: 422 });
    const weak = changePassword(self, { current: old, password: "pendek" });
    await expect(weak).rejects.toMatchObject({
      reason: "weak-password",
      extra: { fault: "short" },
    });
    expect((await ownSessions(self)).items).toHaveLength(2);
    const heard: Signal[] = [];
    const stop = subscribe((signal) => heard.push(signal));
    const { done, refused } = await settle(
      [password, "sembilan kambing di pasar"].map((one) =>
        changePassword(self, { current: old, password: one }),
      ),
    );
    stop();
    expect(done).toEqual([{ ended: 1 }]);
    expect(refused).toMatchObject([{ reason: "wrong-password" }]);
    expect(heard).toEqual([{ kind: "session-ended", sessionId: other.sessionId }]);
    const [row] = await database.db.select().from(person).where(eq(person.id, self.personId));
    expect(await passwordMatches(row?.passwordHash ?? null, old)).toBe(false);
    expect((await ownSessions(self)).items).toMatchObject([{ id: self.sessionId, current: true }]);
  });

  test("[N9] one's other sessions end one by one or all at once, the own one stays", async () => {
    const [one, two, three] = [
      await room.signIn(self.personId),
      await room.signIn(self.personId),
      await room.signIn(self.personId),
    ];
    expect(await endOwnSessions(self, { session: one.sessionId })).toEqual({ ended: 1 });
    await expect(endOwnSessions(self, { session: one.sessionId })).rejects.toMatchObject({
      reason: "not-found",
    });
    const foreign = { session: room.kpuEditor.sessionId };
    await expect(endOwnSessions(self, foreign)).rejects.toMatchObject({ reason: "not-found" });
    const mixed = { session: two.sessionId, others: true };
    for (const wish of [{}, { others: false }, { all: false }, mixed]) {
      await expect(endOwnSessions(self, wish)).rejects.toMatchObject({ reason: "invalid-input" });
    }
    expect(await endOwnSessions(self, { others: true })).toEqual({ ended: 2 });
    await expect(endOwnSessions(three, { others: true })).rejects.toMatchObject({
      reason: "sign-in-required",
    });
    expect((await ownSessions(self)).items).toHaveLength(1);
    await room.signIn(self.personId);
    expect(await endOwnSessions(self, { all: true })).toEqual({ ended: 2 });
    expect((await ownSessions(self)).items).toEqual([]);
  });
});

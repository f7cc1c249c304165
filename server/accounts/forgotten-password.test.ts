import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { newId } from "#db/ids.ts";
import { invitation, person, userSession } from "#db/schema/people.ts";
import { event, outbox } from "#db/schema/record.ts";
import { testEngines, useTestDatabase } from "#db/testing.ts";
import { actorOfSession } from "#server/actor.ts";
import { guardedAttempt } from "#server/attempts.ts";
import { lettersTo, makeNewsroom, type Newsroom, proveFactor, settle } from "#server/testing.ts";
import { acceptInvitation, invitationOf } from "./accept-invitation.ts";
import { askForPassword } from "./forgotten-password.ts";
import { invitePerson, renewLink } from "./invite-person.ts";
import { makeLink } from "./one-time-link.ts";
import { changePassword } from "./own-profile.ts";

const password = "tujuh gajah naik perahu";

describe.each(testEngines())("forgotten passwords on %s", (engine) => {
  const database = useTestDatabase(engine);
  let room: Newsroom;
  beforeAll(async () => {
    room = await makeNewsroom(database.db);
  });

  const somebody = async () => {
    const { personId, sessionId } = await room.add("kpu", "Galih Pranata", "writer");
    return { personId, sessionId, email: `${personId}@contoh.test` };
  };
  let asked = 0;
  /** Each from a place of its own, so that they count apart. */
  const ask = (email: string, from = `192.0.2.${++asked}`) => askForPassword({ email }, from);
  const lettersSent = async (emails: readonly string[]) =>
    (await Promise.all(emails.map((email) => lettersTo(database.db, email)))).flat().length;
  /** Once so many letters are there: no answer waits for them. */
  const tokens = async (email: string, count = 1) => {
    await expect.poll(() => lettersSent([email]), { timeout: 5000 }).toBe(count);
    const letters = await lettersTo(database.db, email);
    return letters.map(({ params }) => String(params.path).split("/").at(-1));
  };

  test("[E6] sends a link of one hour that replaces the password and ends every session", async () => {
    const { personId, sessionId, email } = await somebody();
    expect(await ask(` ${email.toUpperCase()} `)).toEqual({ asked: true });
    const [token = ""] = await tokens(email);
    const [link] = await database.db
      .select({ minutes: sql<number>`extract(epoch from ${invitation.expiresAt} - now()) / 60` })
      .from(invitation)
      .where(eq(invitation.personId, personId));
    expect(Number(link?.minutes)).toBeGreaterThan(58);
    expect(Number(link?.minutes)).toBeLessThanOrEqual(60);
    expect(await invitationOf(token)).toMatchObject({ email, reset: true });
    await acceptInvitation({ token, password });
    expect(await actorOfSession(database.db, sessionId)).toBeNull();
    expect((await lettersTo(database.db, email)).map(({ kind }) => kind)).toEqual([
      "forgotten",
      "password-changed",
    ]);
    const events = await database.db
      .select()
      .from(event)
      .where(sql`${event.detail}->>'personId' = ${personId}`);
    expect(events.map(({ kind }) => kind)).toContain("password.forgotten");
    expect(JSON.stringify(events)).not.toContain(token);
    expect(JSON.stringify(events)).not.toContain(email);
  });

  test("[E6] the answer is the same, after the same time, whoever is asked for", async () => {
    const active = await somebody();
    const suspended = await somebody();
    const invited = await somebody();
    const set = (id: string, values: object) =>
      database.db.update(person).set(values).where(eq(person.id, id));
    await set(suspended.personId, { suspendedAt: sql`now()` });
    await set(invited.personId, { passwordHash: null });
    const times: number[] = [];
    const emails = [active.email, suspended.email, invited.email, "siapa@contoh.test"];
    for (const email of emails) {
      const started = performance.now();
      expect(await ask(email)).toEqual({ asked: true });
      times.push(performance.now() - started);
    }
    expect(Math.min(...times)).toBeGreaterThan(490);
    expect(Math.max(...times) / Math.min(...times)).toBeLessThan(2);
    for (const email of emails.slice(1)) expect(await lettersTo(database.db, email)).toEqual([]);
    expect(await lettersTo(database.db, active.email)).toHaveLength(1);
    const links = await database.db.$count(invitation, eq(invitation.personId, invited.personId));
    expect(links).toBe(0);
  });

  test("[E6] the answer waits for nothing, and of many at once some are dropped with the same answer", async () => {
    const emails: string[] = [];
    for (const _ of Array(6)) emails.push((await somebody()).email);
    await database.db.transaction(async (tx) => {
      await tx.execute(sql`lock table ${person} in access exclusive mode`);
      const started = performance.now();
      const answers = await Promise.all(emails.map((email) => ask(email)));
      expect(answers).toEqual(emails.map(() => ({ asked: true })));
      expect(performance.now() - started).toBeLessThan(2000);
    });
    await expect.poll(() => lettersSent(emails), { timeout: 5000 }).toBe(5);
    expect(await lettersSent(emails.slice(5))).toBe(0);
    const last = emails.slice(5);
    for (const email of last) await ask(email);
    for (const email of last) await tokens(email);
  });

  test("[E6] [G3] one place in the network is sent twenty letters, told nothing of it, and signs in all the same", async () => {
    const from = "203.0.113.7";
    for (const _ of Array(5)) {
      await Promise.all(Array.from({ length: 4 }, () => ask("siapa@contoh.test", from)));
    }
    const { email } = await somebody();
    expect(await ask(email, from)).toEqual({ asked: true });
    expect(await lettersSent([email])).toBe(0);
    const signIn = { account: "lain@contoh.test", address: from };
    expect(await guardedAttempt(signIn, async () => "in")).toBe("in");
    await ask(email, "203.0.113.8");
    await tokens(email);
  });

  test("[E6] only the newest link works, and an account gets three letters in an hour, asked at once or not", async () => {
    const { personId, email } = await somebody();
    await ask(email);
    await tokens(email);
    await ask(email);
    const [first = "", second = ""] = await tokens(email, 2);
    expect(await invitationOf(first)).toBeNull();
    expect(await invitationOf(second)).not.toBeNull();
    const { done } = await settle([1, 2, 3, 4].map(() => ask(email)));
    expect(done).toHaveLength(4);
    await tokens(email, 3);
    await database.db
      .update(invitation)
      .set({ createdAt: sql`now() - interval '61 minutes'` })
      .where(eq(invitation.personId, personId));
    await ask(email);
    await tokens(email, 4);
  });

  test("[E6] it never stands for the second factor", async () => {
    const { personId, email } = await somebody();
    await proveFactor(database.db, personId);
    await ask(email);
    const [token = ""] = await tokens(email);
    await acceptInvitation({ token, password });
    const id = newId();
    const expiresAt = sql`now() + interval '1 hour'`;
    await database.db.insert(userSession).values({ id, personId, expiresAt });
    const signed = await actorOfSession(database.db, id);
    expect(signed?.actor.factor).toEqual({ state: "prove", fresh: false });
  });

  test("[E7] whoever is invited or gets a new link has it in a letter of the same transaction", async () => {
    const admin = await room.add("kpu", "Admin KPU", "admin");
    const place = { workspace: room.slug, agency: "kpu", title: "", roles: ["writer"] };
    const email = `tamu-${room.slug}@contoh.test`;
    const made = await invitePerson(admin, { ...place, email, name: "Tamu" });
    const again = await renewLink(admin, made.id, {});
    const known = await somebody();
    const { link } = await renewLink(admin, known.personId, {});
    expect(await lettersTo(database.db, email)).toMatchObject([
      { kind: "invitation", params: { path: made.link.path, place: "KPU Kabupaten Uji" } },
      { kind: "invitation", params: { path: again.link.path }, until: again.link.expiresAt },
    ]);
    expect(await lettersTo(database.db, known.email)).toMatchObject([
      { kind: "new-link", name: "Galih Pranata", params: { path: link.path } },
    ]);
    const before = await database.db.$count(outbox);
    const taken = invitePerson(admin, { ...place, email, name: "Tamu lain" });
    await expect(taken).rejects.toMatchObject({ reason: "taken" });
    expect(await database.db.$count(outbox)).toBe(before);
  });

  test("[E7] whoever changes their password or has it replaced is told", async () => {
    const { personId, email } = await somebody();
    const { path } = await makeLink(database.db, { personId, createdBy: null });
    await acceptInvitation({ token: path.split("/").at(-1), password });
    const actor = await room.signIn(personId);
    await changePassword(actor, { current: password, password: "sembilan kambing di pasar" });
    expect((await lettersTo(database.db, email)).map(({ kind }) => kind)).toEqual([
      "password-changed",
      "password-changed",
    ]);
  });
});

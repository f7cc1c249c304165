import { eq, sql } from "drizzle-orm";
import { encode } from "next-auth/jwt";
import { beforeAll, describe, expect, test } from "vitest";
import { newId } from "#db/ids.ts";
import { person, userSession } from "#db/schema/people.ts";
import { testEngines, useTestDatabase } from "#db/testing.ts";
import { readEnv } from "#server/env.ts";
import { hashPassword } from "#server/password.ts";
import { noteActive, renewSession } from "#server/sessions.ts";
import { openSettings, settings } from "#server/settings.ts";
import { type Signal, subscribe } from "#server/signals.ts";
import { makeNewsroom } from "#server/testing.ts";
import { actorOfCookie, sessionCookieName } from "./cookie.ts";
import { endSession, startSession } from "./sessions.ts";

const password = "kata sandi yang panjang";

describe.each(testEngines())("sessions on %s", (engine) => {
  const database = useTestDatabase(engine);
  let email: string;
  let personId: string;
  beforeAll(async () => {
    openSettings(readEnv({}), "x".repeat(32), 3000, false);
    const room = await makeNewsroom(database.db);
    personId = room.kpuWriter.personId;
    email = `${personId}@contoh.test`;
    const passwordHash = await hashPassword(password);
    await database.db.update(person).set({ passwordHash }).where(eq(person.id, personId));
  });

  const cookieFor = async (sid: string, secret = settings().sessionSecret) => {
    const token = await encode({ token: { sid }, secret });
    return `a=1; ${sessionCookieName(false)}=${token}; b=%zz`;
  };
  const start = () => startSession(database.db, { email, password });

  test("[S1] a right password starts a session with a row, and its cookie is its person", async () => {
    const session = await start();
    const signed = await actorOfCookie(await cookieFor(session?.sessionId ?? ""));
    expect(signed?.actor).toMatchObject({ personId, name: "Penulis KPU" });
  });

  test("[S2] wrong password, unknown address, suspended person and rubbish are one answer", async () => {
    const wrong = [
      { email, password: "lain" },
      { email: "tidak@ada.test", password },
      { email, password: "" },
      { email: { $ne: null }, password },
      null,
      "x",
    ];
    for (const input of wrong) expect(await startSession(database.db, input)).toBeNull();
    const suspend = (at: unknown) =>
      database.db
        .update(person)
        .set({ suspendedAt: at as Date })
        .where(eq(person.id, personId));
    await suspend(new Date());
    expect(await start()).toBeNull();
    await suspend(null);
    expect(
      await startSession(database.db, { email: ` ${email.toUpperCase()} `, password }),
    ).not.toBeNull();
  });

  test("[S3] a cookie opens nothing once its session is over, expired, unknown or forged", async () => {
    const session = await start();
    const id = session?.sessionId ?? "";
    const cookie = await cookieFor(id);
    expect(await actorOfCookie(await cookieFor(id, "another secret of another place"))).toBeNull();
    expect(await actorOfCookie(await cookieFor(newId()))).toBeNull();
    expect(await actorOfCookie("sinergi.session=rubbish")).toBeNull();
    expect(await actorOfCookie(undefined)).toBeNull();
    expect(await actorOfCookie(cookie)).not.toBeNull();
    await endSession(database.db, id);
    expect(await actorOfCookie(cookie)).toBeNull();

    const other = await start();
    await database.db
      .update(userSession)
      .set({ expiresAt: sql`now() - interval '1 second'` })
      .where(eq(userSession.id, other?.sessionId ?? ""));
    expect(await actorOfCookie(await cookieFor(other?.sessionId ?? ""))).toBeNull();
  });

  test("[S9] signing in ends the session that the browser brought along, and nothing of it goes on", async () => {
    const before = (await start())?.sessionId ?? "";
    const elsewhere = (await start())?.sessionId ?? "";
    const heard: Signal[] = [];
    const stop = subscribe((signal) => heard.push(signal));
    const input = { email, password };
    const after = await startSession(database.db, input, { replaced: before });
    stop();
    expect(heard).toEqual([{ kind: "session-ended", sessionId: before }]);
    expect(after?.sessionId).not.toBe(before);
    expect(await actorOfCookie(await cookieFor(before))).toBeNull();
    for (const live of [elsewhere, after?.sessionId ?? ""]) {
      expect(await actorOfCookie(await cookieFor(live))).not.toBeNull();
    }
    const wrong = await startSession(
      database.db,
      { email, password: "keliru" },
      { replaced: elsewhere },
    );
    expect(wrong, "who cannot sign in ends nobody's session").toBeNull();
    expect(await actorOfCookie(await cookieFor(elsewhere))).not.toBeNull();
    const unknown = await startSession(database.db, input, { replaced: newId() });
    expect(unknown).not.toBeNull();
  });

  test("[S9] a renewed session is the same under another id, and its old cookie opens nothing", async () => {
    const started = await startSession(database.db, { email, password, shared: "1" });
    const stolen = await cookieFor(started?.sessionId ?? "");
    const before = await actorOfCookie(stolen);
    if (!before) throw new Error("not signed in");
    const sid = await renewSession(database.db, before.actor);
    const after = await actorOfCookie(await cookieFor(sid));
    expect(after?.actor.sessionId).toBe(sid);
    expect(after?.actor.personId).toBe(personId);
    expect(after?.shared).toBe(true);
    expect(after?.absoluteEndsAt).toEqual(before.absoluteEndsAt);
    await expect(renewSession(database.db, before.actor), "a second time").rejects.toMatchObject({
      reason: "sign-in-required",
    });
    expect(await actorOfCookie(stolen)).toBeNull();
  });

  test("[S7] what is done is noted once a minute, and reading notes nothing", async () => {
    const sid = (await start())?.sessionId ?? "";
    const mine = eq(userSession.id, sid);
    const activeAt = async () =>
      (await database.db.select().from(userSession).where(mine))[0]?.activeAt.getTime() ?? 0;
    const wait = (seconds: number) =>
      database.db
        .update(userSession)
        .set({ activeAt: sql`now() - make_interval(secs => ${seconds}::int)` })
        .where(mine);
    await wait(50);
    const young = await activeAt();
    await noteActive(database.db, [sid]);
    expect(await activeAt()).toBe(young);
    await wait(70);
    const old = await activeAt();
    expect((await actorOfCookie(await cookieFor(sid)))?.isUnnoted).toBe(true);
    expect(await activeAt(), "reading the session does not keep it alive").toBe(old);
    await noteActive(database.db, [sid]);
    expect(await activeAt()).toBeGreaterThan(old + 60_000);
    await noteActive(database.db, []);
  });

  test("[S15] a cookie of another installation, in pieces, in excess or twice opens nothing", async () => {
    const sid = (await start())?.sessionId ?? "";
    const token = await encode({ token: { sid }, secret: settings().sessionSecret });
    const named = `${sessionCookieName(false)}=${token}`;
    expect(await actorOfCookie(`${named}; other=1`)).not.toBeNull();
    const half = Math.floor(token.length / 2);
    const late = await encode({ token: { sid }, secret: settings().sessionSecret, maxAge: -60 });
    const unknown = await encode({ token: { sid: [sid] }, secret: settings().sessionSecret });
    const cookies = [
      `sinergi.session.0=${token.slice(0, half)}; sinergi.session.1=${token.slice(half)}`,
      `sinergi.session.0=${token}`,
      `${named}; ${named}`,
      `${named}; sinergi.session=rubbish`,
      `sinergi.session=rubbish; ${named}`,
      `${named}${"A".repeat(5000)}`,
      `${named.slice(0, -1)}`,
      `__Host-${named}`,
      `sinergi.session=${late}`,
      `sinergi.session=${unknown}`,
      `sinergi.session=`,
      `sinergi.session=%E0%A4%A`,
      `sinergi.session=${Buffer.from(JSON.stringify({ sid })).toString("base64url")}`,
      await cookieFor(sid, `${"x".repeat(31)}y`),
    ];
    for (const cookie of cookies) expect(await actorOfCookie(cookie), cookie).toBeNull();
  });

  test("[S4] ending a session tells the sockets once", async () => {
    const session = await start();
    const heard: Signal[] = [];
    const stop = subscribe((signal) => heard.push(signal));
    await endSession(database.db, session?.sessionId ?? "");
    await endSession(database.db, session?.sessionId ?? "");
    stop();
    expect(heard).toEqual([{ kind: "session-ended", sessionId: session?.sessionId }]);
  });
});

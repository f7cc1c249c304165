import { eq, sql } from "drizzle-orm";
import { encode } from "next-auth/jwt";
import { beforeAll, describe, expect, test } from "vitest";
import { newId } from "#db/ids.ts";
import { person, userSession } from "#db/schema/people.ts";
import { testEngines, useTestDatabase } from "#db/testing.ts";
import { readEnv } from "#server/env.ts";
import { hashPassword } from "#server/password.ts";
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

import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { attempt } from "#db/schema/people.ts";
import { testEngines, useTestDatabase } from "#db/testing.ts";
import { LOCALE_COOKIE } from "#domain/locale.ts";
import { answerOpenPost, answerPost } from "./api.ts";
import { guardedAttempt } from "./attempts.ts";
import { sessionCookie } from "./auth/cookie.ts";
import { startSession } from "./auth/sessions.ts";
import { readEnv } from "./env.ts";
import { ownerByPassword } from "./own-password.ts";
import { AT_ONCE, hashPassword, MOST_WAITING, passwordMatches } from "./password.ts";
import { openSettings } from "./settings.ts";
import {
  addWithPassword,
  makeNewsroom,
  type Newsroom,
  settle,
  signInAs,
  TEST_PASSWORD,
} from "./testing.ts";

const busy = { reason: "too-busy", status: 503, extra: { wait: 5 } };

/** Runs `work` while every place in the queue is taken: whoever is done stands in it again. */
async function whileFull<T>(work: () => Promise<T>): Promise<T> {
  let isOpen = true;
  const again = async () => {
    while (isOpen) await hashPassword("ramai sekali");
  };
  const crowd = Array.from({ length: AT_ONCE + MOST_WAITING }, again);
  try {
    return await work();
  } finally {
    isOpen = false;
    await Promise.all(crowd);
  }
}

test("[G11] of too many at once the last are refused, all others are answered, and then there is room again", async () => {
  const many = AT_ONCE + MOST_WAITING + 7;
  const { done, refused } = await settle(
    Array.from({ length: many }, () => hashPassword("kata sandi yang panjang")),
  );
  expect(done).toHaveLength(AT_ONCE + MOST_WAITING);
  expect(refused).toHaveLength(7);
  for (const error of refused) expect(error).toMatchObject(busy);
  expect(await passwordMatches(done[0] ?? "", "kata sandi yang panjang")).toBe(true);
});

describe.each(testEngines())("a crowd at the door on %s", (engine) => {
  const database = useTestDatabase(engine);
  let room: Newsroom;
  beforeAll(async () => {
    openSettings(readEnv({}), "x".repeat(32), 3000, false);
    room = await makeNewsroom(database.db);
  });
  beforeEach(() => database.db.delete(attempt));

  test("[G11] whoever comes then is refused, known or not, with no failure more and none less", async () => {
    const actor = await addWithPassword(database.db, room);
    const account = `${actor.personId}@contoh.test`;
    const address = "203.0.113.9";
    const signIn = (email: string, password: string) =>
      guardedAttempt({ account: email, address }, () =>
        startSession(database.db, { email, password }),
      );
    for (let i = 0; i < 4; i++) expect(await signIn(account, "keliru sekali")).toBeNull();
    const counts = () =>
      database.db
        .select({ key: attempt.key, points: attempt.points })
        .from(attempt)
        .orderBy(attempt.key);
    const before = await counts();
    await whileFull(async () => {
      for (let i = 0; i < 3; i++) {
        await expect(signIn(account, TEST_PASSWORD)).rejects.toMatchObject(busy);
      }
      expect(await counts()).toEqual(before);
      await expect(signIn("tidak@dikenal.test", TEST_PASSWORD)).rejects.toMatchObject(busy);
      await expect(ownerByPassword(actor.personId, TEST_PASSWORD)).rejects.toMatchObject(busy);
    });
    expect(await signIn("tidak@dikenal.test", TEST_PASSWORD)).toBeNull();
    expect(await signIn(account, "keliru sekali")).toBeNull();
    await expect(signIn(account, TEST_PASSWORD)).rejects.toMatchObject({ status: 429 });
    expect(await signInAs(database.db, actor)).not.toBeNull();
  });

  test("[G11] it is said in the reader's language, with when to come again", async () => {
    const said = { id: /Coba lagi setelah 5 detik\.$/, en: /Try again in 5 seconds\.$/ };
    const actor = await addWithPassword(database.db, room);
    const ask = (language: string) =>
      answerOpenPost(
        new Request("http://127.0.0.1:3000/api/v1/invitations/accept", {
          method: "POST",
          headers: { cookie: `${LOCALE_COOKIE}=${language}` },
        }),
        () => signInAs(database.db, actor),
      );
    await whileFull(async () => {
      for (const [language, words] of Object.entries(said)) {
        const answer = await ask(language);
        expect(answer.status).toBe(503);
        expect(answer.headers.get("retry-after")).toBe("5");
        expect(answer.headers.get("content-type")).toContain("application/problem+json");
        const problem = await answer.json();
        expect(problem).toMatchObject({ type: "/problems/too-busy", wait: 5 });
        expect(problem.detail).toMatch(words);
      }
    });
  });

  test("[G11] the same key runs again once there is room", async () => {
    const actor = await addWithPassword(database.db, room);
    const cookie = (await sessionCookie(actor.sessionId, false)).split(";", 1)[0] ?? "";
    const change = () =>
      answerPost(
        new Request("http://127.0.0.1:3000/api/v1/me/address", {
          method: "POST",
          headers: { cookie, "idempotency-key": "satu", "content-type": "application/json" },
          body: "{}",
        }),
        async () => ({ hash: await hashPassword(TEST_PASSWORD) }),
      );
    expect((await whileFull(change)).status).toBe(503);
    expect((await change()).status).toBe(200);
  });
});

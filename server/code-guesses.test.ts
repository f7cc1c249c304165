import { and, eq, gt, lt, sql } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { attempt, secondFactor } from "#db/schema/people.ts";
import { event } from "#db/schema/record.ts";
import { testEngines, useTestDatabase } from "#db/testing.ts";
import { ATTEMPT_WINDOW, CODE_DAY } from "#domain/attempts.ts";
import type { Actor } from "#domain/people.ts";
import { readEnv } from "./env.ts";
import { proveFactor } from "./factor/prove.ts";
import { problemOf } from "./problem.ts";
import type { Refused } from "./refused.ts";
import { openSettings } from "./settings.ts";
import {
  addWithPassword,
  enrol,
  lettersTo,
  makeNewsroom,
  type Newsroom,
  settle,
  signInAs,
} from "./testing.ts";

const WRONG = "000000";

describe.each(testEngines())("guessing slowly at codes on %s", (engine) => {
  const database = useTestDatabase(engine);
  let room: Newsroom;
  let actor: Actor;
  let own: Awaited<ReturnType<typeof enrol>>;
  beforeAll(async () => {
    openSettings(readEnv({}), "x".repeat(32), 3000, false);
    room = await makeNewsroom(database.db);
  });
  beforeEach(async () => {
    await database.db.delete(attempt);
    actor = await addWithPassword(database.db, room);
    own = await enrol(database.db, actor);
  });

  /** As if so many seconds went by. */
  const later = async (seconds: number) => {
    const expire = sql`${attempt.expire} - make_interval(secs => ${seconds})`;
    await database.db.update(attempt).set({ expire });
    await database.db.delete(attempt).where(lt(attempt.expire, sql`now()`));
  };
  const show = (code: string) => proveFactor(actor, { code });
  const wrong = async (times: number) => {
    for (let i = 0; i < times; i++) {
      await expect(show(WRONG)).rejects.toMatchObject({ reason: "wrong-code" });
    }
  };
  /** So many wrong codes, as slowly as never to wait for five in a row. */
  const slowly = async (times: number) => {
    for (let left = times; left > 0; left -= 4) {
      await wrong(Math.min(4, left));
      await later(ATTEMPT_WINDOW + 1);
    }
  };
  /** A code that is right now, whatever was shown before. */
  const right = async () => {
    const mine = eq(secondFactor.personId, actor.personId);
    await database.db.update(secondFactor).set({ lastStep: 0 }).where(mine);
    return own.codeAt(0);
  };
  const refusedFor = async (code: string) => {
    const error = (await show(code).catch((cause) => cause)) as Refused;
    expect(error).toMatchObject({ reason: "too-many-attempts", words: "too-many-codes" });
    return error;
  };
  const letters = async () =>
    (await lettersTo(database.db, `${actor.personId}@contoh.test`)).filter(
      ({ kind }) => kind === "factor-guessed",
    );
  const happened = () =>
    and(eq(event.kind, "factor.guessed"), sql`${event.detail}->>'personId' = ${actor.personId}`);

  test("[M13] after twenty of a day the right code waits, too, whatever succeeded in between", async () => {
    await slowly(8);
    expect(await show(await right())).toMatchObject({ by: "totp" });
    await slowly(8);
    expect(await signInAs(database.db, actor, await right())).not.toBeNull();
    await wrong(3);
    expect(await letters()).toHaveLength(0);
    await wrong(1);
    const { extra } = await refusedFor(await right());
    expect(extra.wait).toBeGreaterThan(890);
    expect(extra.wait).toBeLessThanOrEqual(900);
    await expect(signInAs(database.db, actor, await right())).rejects.toMatchObject({
      reason: "too-many-attempts",
    });
  });

  test("[M13] each further one doubles the wait up to four hours, and then the right one is taken", async () => {
    await slowly(19);
    await wrong(1);
    for (const wait of [900, 1800, 3600, 7200, 14_400, 14_400]) {
      const refused = await refusedFor(WRONG);
      expect(refused.extra.wait).toBeGreaterThan(wait - 10);
      expect(refused.extra.wait).toBeLessThanOrEqual(wait);
      await database.db.delete(attempt).where(lt(attempt.expire, sql`now() + interval '5 hours'`));
      await wrong(1);
    }
    const { detail } = problemOf(await refusedFor(WRONG), "id");
    expect(detail).toMatch(/Pakai kode pemulihan, atau coba lagi setelah 4 jam\.$/);
    await later(4 * 3600);
    expect(await show(await right())).toMatchObject({ by: "totp" });
    expect(await show(await right())).toMatchObject({ by: "totp" });
  });

  test("[M13] recovery codes are judged meanwhile, and wrong ones are no wrong codes of the day", async () => {
    await slowly(16);
    for (let i = 0; i < 4; i++) {
      await expect(show("2222-2222-222")).rejects.toMatchObject({ reason: "wrong-code" });
    }
    await later(ATTEMPT_WINDOW + 1);
    await slowly(3);
    await wrong(1);
    await refusedFor(WRONG);
    expect(await show(own.recoveryCodes[0] ?? "")).toMatchObject({ by: "recovery" });
    expect(await signInAs(database.db, actor, own.recoveryCodes[1])).not.toBeNull();
    await refusedFor(await right());
  });

  test("[M13] whoever has to wait has nothing counted, and a day later all is forgotten", async () => {
    await slowly(19);
    await wrong(1);
    const before = await database.db.select().from(attempt).where(gt(attempt.points, 1));
    for (let i = 0; i < 8; i++) await refusedFor(WRONG);
    expect(await database.db.select().from(attempt).where(gt(attempt.points, 1))).toEqual(before);
    await later(CODE_DAY);
    await wrong(4);
    expect(await show(await right())).toMatchObject({ by: "totp" });
  });

  test("[M13] sent at once they get no more tries", async () => {
    await slowly(19);
    const { refused } = await settle(Array.from({ length: 12 }, () => show(WRONG)));
    const reasons = refused.map((error) => (error as Refused).reason);
    expect(reasons.filter((reason) => reason === "wrong-code")).toHaveLength(1);
    expect(reasons.filter((reason) => reason === "too-many-attempts")).toHaveLength(11);
  });

  test("[M13] the owner is told by mail with an event, once a day", async () => {
    await slowly(19);
    await wrong(1);
    expect(await letters()).toMatchObject([{ kind: "factor-guessed", params: {} }]);
    await later(1000);
    await wrong(1);
    await later(2000);
    await wrong(1);
    expect(await letters()).toHaveLength(1);
    expect(await database.db.$count(event, happened())).toBe(1);
    await database.db.execute(sql`alter table event disable trigger user`);
    const at = sql`${event.at} - interval '25 hours'`;
    await database.db.update(event).set({ at }).where(happened());
    await database.db.execute(sql`alter table event enable trigger user`);
    await later(CODE_DAY);
    await slowly(19);
    await wrong(1);
    expect(await letters()).toHaveLength(2);
  });

  test("[M13] it is of one person: nobody else has to wait", async () => {
    await slowly(19);
    await wrong(1);
    const other = await addWithPassword(database.db, room);
    const { codeAt } = await enrol(database.db, other);
    expect(await proveFactor(other, { code: await codeAt(1) })).toMatchObject({ by: "totp" });
  });
});

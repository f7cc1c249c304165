import { eq } from "drizzle-orm";
import { generateSync } from "otplib";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { recoveryCode, secondFactor, userSession } from "#db/schema/people.ts";
import { testEngines, useTestDatabase } from "#db/testing.ts";
import type { Actor } from "#domain/people.ts";
import { actorOfSession } from "./actor.ts";
import { readEnv } from "./env.ts";
import { confirmAuthenticator, offerAuthenticator } from "./factor/enrol.ts";
import { renewRecoveryCodes } from "./factor/own-factor.ts";
import { proveFactor } from "./factor/prove.ts";
import { unsealAuthenticators } from "./second-factor.ts";
import { openSettings } from "./settings.ts";
import {
  addWithPassword,
  clockStep,
  enrol,
  makeNewsroom,
  type Newsroom,
  settle,
  signInAs,
} from "./testing.ts";

describe.each(testEngines())("the second factor on %s", (engine) => {
  const database = useTestDatabase(engine);
  let room: Newsroom;
  beforeAll(async () => {
    openSettings(readEnv({}), "x".repeat(32), 3000, false);
    room = await makeNewsroom(database.db);
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const somebody = () => addWithPassword(database.db, room);
  const now = async ({ sessionId }: Actor) => {
    const signed = await actorOfSession(database.db, sessionId);
    if (!signed) throw new Error("the session is over");
    return signed.actor;
  };
  const stateOf = async (actor: Actor) => (await now(actor)).factor.state;
  const signIn = (actor: Actor, totp?: string) => signInAs(database.db, actor, totp);
  const rowOf = async ({ personId }: Actor) => {
    const mine = eq(secondFactor.personId, personId);
    const [row] = await database.db.select().from(secondFactor).where(mine);
    if (!row) throw new Error("there is no authenticator");
    return row;
  };
  /** Codes are of half minutes: runs it again should one end meanwhile. */
  const withinOneStep = async (work: (step: number) => Promise<void>): Promise<void> => {
    const step = await clockStep(database.db);
    try {
      await work(step);
    } catch (error) {
      if ((await clockStep(database.db)) === step) throw error;
      await work(await clockStep(database.db));
    }
  };

  test("[M3] a right code beside the password proves the session, a wrong one is a wrong password", async () => {
    const actor = await somebody();
    expect(await signIn(actor, "123456"), "nothing to show yet").not.toBeNull();
    const { codeAt, recoveryCodes } = await enrol(database.db, actor);
    const half = await signIn(actor);
    expect((await actorOfSession(database.db, half?.sessionId ?? ""))?.actor.factor.state).toBe(
      "prove",
    );
    const whole = await signIn(actor, await codeAt(1));
    const proven = await actorOfSession(database.db, whole?.sessionId ?? "");
    expect(proven?.actor.factor).toEqual({ state: "proven", fresh: true });
    const sessions = () =>
      database.db.$count(userSession, eq(userSession.personId, actor.personId));
    const before = await sessions();
    for (const totp of ["000000", await codeAt(1), "rubbish", "ABCD-EFGH-JKL"]) {
      expect(await signIn(actor, totp), totp).toBeNull();
    }
    expect(await sessions()).toBe(before);
    expect(await signIn(actor, recoveryCodes[0])).not.toBeNull();
    expect(await signIn(actor, recoveryCodes[0])).toBeNull();
  });

  test("[M3] a session that owes its code is proven by showing one", async () => {
    const actor = await somebody();
    const { codeAt } = await enrol(database.db, actor);
    const other = await room.signIn(actor.personId);
    expect(await stateOf(other)).toBe("prove");
    await expect(proveFactor(other, { code: "000000" })).rejects.toMatchObject({
      reason: "wrong-code",
      status: 422,
    });
    const proven = await proveFactor(other, { code: ` ${await codeAt(1)} ` });
    expect(proven).toEqual({ by: "totp", recoveryCodesLeft: 10 });
    expect((await now(other)).factor).toEqual({ state: "proven", fresh: true });
  });

  test("[M4] codes count by the database's clock, one half minute before and after", async () => {
    // The clock of this process is a day off, and nobody minds.
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 24 * 3600_000 });
    const right = new Map<number, boolean>([
      [-2, false],
      [-1, true],
      [0, true],
      [1, true],
      [2, false],
    ]);
    for (const [offset, isRight] of right) {
      await withinOneStep(async (step) => {
        const actor = await somebody();
        const { secret } = await enrol(database.db, actor);
        await database.db
          .update(secondFactor)
          .set({ lastStep: 0 })
          .where(eq(secondFactor.personId, actor.personId));
        const code = generateSync({ secret, epoch: (step + offset) * 30 });
        const shown = await settle([proveFactor(actor, { code })]);
        expect(shown.done.length === 1, `${offset} half minutes`).toBe(isRight);
      });
    }
  });

  test("[M4] a code counts once, also when it is shown at the same time", async () => {
    const actor = await somebody();
    const { codeAt } = await enrol(database.db, actor);
    const [one, two] = [await room.signIn(actor.personId), await room.signIn(actor.personId)];
    const code = await codeAt(1);
    const { done, refused } = await settle(
      [one, two, actor, one].map((session) => proveFactor(session, { code })),
    );
    expect(done).toHaveLength(1);
    expect(refused).toMatchObject(Array(3).fill({ reason: "wrong-code" }));
    await expect(proveFactor(one, { code })).rejects.toMatchObject({ reason: "wrong-code" });
  });

  test("[M2] the secret lies sealed, with what is offered in its place", async () => {
    const actor = await somebody();
    const { secret } = await enrol(database.db, actor);
    const row = await rowOf(actor);
    expect(row.sealed).not.toContain(secret);
    expect(unsealAuthenticators(row.sealed)).toEqual({ secret, next: null });
  });

  test("[M2] under another secret no code is right, and a recovery code leads to a new authenticator", async () => {
    const actor = await somebody();
    const { codeAt, recoveryCodes } = await enrol(database.db, actor);
    openSettings(readEnv({}), "y".repeat(32), 3000, false);
    try {
      const code = await codeAt(1);
      await expect(proveFactor(actor, { code })).rejects.toMatchObject({ reason: "wrong-code" });
      expect(await proveFactor(actor, { code: recoveryCodes[0] })).toMatchObject({
        by: "recovery",
      });
      const { secret } = await offerAuthenticator(actor, {});
      const epoch = (await clockStep(database.db)) * 30;
      await confirmAuthenticator(actor, { code: generateSync({ secret, epoch }) });
      const next = generateSync({ secret, epoch: epoch + 30 });
      expect(await proveFactor(actor, { code: next })).toMatchObject({ by: "totp" });
    } finally {
      openSettings(readEnv({}), "x".repeat(32), 3000, false);
    }
  });

  test("[M5] each recovery code works once, also at the same time, and only hashes are kept", async () => {
    const actor = await somebody();
    const { recoveryCodes } = await enrol(database.db, actor);
    expect(new Set(recoveryCodes).size).toBe(10);
    const mine = eq(recoveryCode.personId, actor.personId);
    const rows = await database.db.select().from(recoveryCode).where(mine);
    expect(rows).toHaveLength(10);
    for (const { codeHash } of rows) expect(codeHash).toMatch(/^[0-9a-f]{64}$/);
    const [first = "", second = ""] = recoveryCodes;
    const other = await room.signIn(actor.personId);
    const { done, refused } = await settle(
      [actor, other, actor].map((one) => proveFactor(one, { code: first.toLowerCase() })),
    );
    expect(done).toEqual([{ by: "recovery", recoveryCodesLeft: 9 }]);
    expect(refused).toMatchObject(Array(2).fill({ reason: "wrong-code" }));
    const renewed = await renewRecoveryCodes(actor, {});
    await expect(proveFactor(actor, { code: second })).rejects.toMatchObject({
      reason: "wrong-code",
    });
    const left = await proveFactor(actor, { code: renewed.recoveryCodes[9] ?? "" });
    expect(left.recoveryCodesLeft).toBe(9);
  });
});

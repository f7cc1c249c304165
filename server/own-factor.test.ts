import { and, eq, sql } from "drizzle-orm";
import { generateSync } from "otplib";
import { beforeAll, describe, expect, test } from "vitest";
import { event } from "#db/schema/record.ts";
import { testEngines, useTestDatabase } from "#db/testing.ts";
import type { Actor } from "#domain/people.ts";
import { actorOfSession } from "./actor.ts";
import { readEnv } from "./env.ts";
import { confirmAuthenticator, offerAuthenticator } from "./factor/enrol.ts";
import { ownFactor, removeOwnFactor, renewRecoveryCodes } from "./factor/own-factor.ts";
import { proveFactor } from "./factor/prove.ts";
import { renewSession } from "./sessions.ts";
import { openSettings } from "./settings.ts";
import {
  addWithPassword,
  ageProof,
  clockStep,
  enrol,
  heardWhile,
  lettersTo,
  makeNewsroom,
  type Newsroom,
  signInAs,
  TEST_PASSWORD,
} from "./testing.ts";

describe.each(testEngines())("one's own authenticator on %s", (engine) => {
  const database = useTestDatabase(engine);
  let room: Newsroom;
  beforeAll(async () => {
    openSettings(readEnv({}), "x".repeat(32), 3000, false);
    room = await makeNewsroom(database.db);
  });

  const somebody = () => addWithPassword(database.db, room);
  const signIn = (actor: Actor, totp?: string) => signInAs(database.db, actor, totp);
  const stateOf = async ({ sessionId }: Actor) =>
    (await actorOfSession(database.db, sessionId))?.actor.factor.state;
  const kindsOf = async ({ personId }: Actor) => {
    const rows = await database.db
      .select({ kind: event.kind })
      .from(event)
      .where(and(eq(event.actorId, personId), sql`${event.kind} like 'factor.%'`))
      .orderBy(event.seq);
    return rows.map(({ kind }) => kind);
  };

  test("[M6] an authenticator counts once a code of it was shown, and is offered again until then", async () => {
    const actor = await somebody();
    const [first, again] = await Promise.all([
      offerAuthenticator(actor, { current: TEST_PASSWORD }),
      offerAuthenticator(actor, { current: TEST_PASSWORD }),
    ]);
    expect(again).toEqual(first);
    expect(first.uri).toMatch(
      /^otpauth:\/\/totp\/Sinergi%20\(Kabupaten%20Uji\):.*%40contoh\.test\?/,
    );
    expect(await stateOf(actor)).toBe("off");
    await expect(confirmAuthenticator(actor, { code: "000000" })).rejects.toMatchObject({
      reason: "wrong-code",
    });
    expect(await ownFactor(actor)).toMatchObject({ since: null, recoveryCodesLeft: 0 });
    const other = await room.signIn(actor.personId);
    const heard = await heardWhile(async () => {
      const code = generateSync({
        secret: first.secret,
        epoch: (await clockStep(database.db)) * 30,
      });
      await confirmAuthenticator(actor, { code });
    });
    expect(heard).toEqual([{ kind: "rights-changed", personId: actor.personId }]);
    expect([await stateOf(actor), await stateOf(other)]).toEqual(["proven", "prove"]);
    await expect(offerAuthenticator(other, {}), "another's session").rejects.toMatchObject({
      reason: "second-factor-required",
      extra: { need: "prove" },
    });
    await expect(confirmAuthenticator(actor, { code: "123456" })).rejects.toMatchObject({
      reason: "not-found",
    });
  });

  test("[M6] the old authenticator works until the new one does, then other sessions end", async () => {
    const actor = await somebody();
    const old = await enrol(database.db, actor);
    const other = await room.signIn(actor.personId);
    const { secret } = await offerAuthenticator(actor, {});
    await proveFactor(other, { code: await old.codeAt(1) });
    const code = generateSync({ secret, epoch: (await clockStep(database.db)) * 30 });
    const { recoveryCodes } = await confirmAuthenticator(actor, { code });
    expect(await actorOfSession(database.db, other.sessionId)).toBeNull();
    expect(await signIn(actor, old.recoveryCodes[0])).toBeNull();
    expect(await signIn(actor, recoveryCodes[0])).not.toBeNull();
    expect((await kindsOf(actor)).slice(0, 2)).toEqual(["factor.enrolled", "factor.enrolled"]);
  });

  test("[M6] an authenticator is offered to one session, and another one's is never confirmed in it", async () => {
    const actor = await somebody();
    const thief = await room.signIn(actor.personId);
    const theirs = await offerAuthenticator(thief, { current: TEST_PASSWORD });
    const code = async ({ secret }: { secret: string }) =>
      generateSync({ secret, epoch: (await clockStep(database.db)) * 30 });
    const planted = confirmAuthenticator(actor, { code: await code(theirs) });
    await expect(planted).rejects.toMatchObject({ reason: "not-found" });
    const own = await offerAuthenticator(actor, { current: TEST_PASSWORD });
    expect(own.secret).not.toBe(theirs.secret);
    const late = confirmAuthenticator(thief, { code: await code(own) });
    await expect(late).rejects.toMatchObject({ reason: "not-found" });
    await confirmAuthenticator(actor, { code: await code(own) });
    expect(await stateOf(actor)).toBe("proven");
  });

  test("[M6] what was offered goes along with a session whose proof gives it another id", async () => {
    const actor = await somebody();
    const { codeAt } = await enrol(database.db, actor);
    const { secret } = await offerAuthenticator(actor, {});
    let sessionId = "";
    await proveFactor(actor, { code: await codeAt(1) }, async (tx, session) => {
      sessionId = await renewSession(tx, session);
      return sessionId;
    });
    const code = generateSync({ secret, epoch: (await clockStep(database.db)) * 30 });
    await confirmAuthenticator({ ...actor, sessionId }, { code });
    expect(await stateOf({ ...actor, sessionId })).toBe("proven");
  });

  test("[M6] whoever found a session open sets up nothing without the password, and the owner is told", async () => {
    const actor = await somebody();
    for (const input of [{}, { current: "bukan ini" }]) {
      await expect(offerAuthenticator(actor, input)).rejects.toMatchObject({
        reason: "wrong-password",
      });
    }
    await expect(confirmAuthenticator(actor, { code: "123456" })).rejects.toMatchObject({
      reason: "not-found",
    });
    await enrol(database.db, actor);
    expect(await lettersTo(database.db, `${actor.personId}@contoh.test`)).toMatchObject([
      { kind: "factor-enrolled" },
    ]);
  });

  test("[M5] recovery codes taken and made anew are on record, and their owner is told", async () => {
    const actor = await somebody();
    const { recoveryCodes } = await enrol(database.db, actor);
    await proveFactor(actor, { code: recoveryCodes[0] });
    expect(await signIn(actor, recoveryCodes[1])).not.toBeNull();
    await renewRecoveryCodes(actor, {});
    const used = "factor.recovery_used";
    expect(await kindsOf(actor)).toEqual(["factor.enrolled", used, used, "factor.codes_renewed"]);
    const letters = await lettersTo(database.db, `${actor.personId}@contoh.test`);
    expect(letters.map(({ kind }) => kind)).toEqual([
      "factor-enrolled",
      "factor-recovery-used",
      "factor-recovery-used",
      "factor-codes-renewed",
    ]);
  });

  test("[M7] what touches the factor itself needs a young proof", async () => {
    const actor = await somebody();
    await enrol(database.db, actor);
    await ageProof(database.db, actor.personId, 16);
    for (const act of [offerAuthenticator, renewRecoveryCodes, removeOwnFactor]) {
      await expect(act(actor, {}), act.name).rejects.toMatchObject({
        reason: "second-factor-required",
        extra: { need: "fresh" },
      });
    }
    expect(await stateOf(actor)).toBe("proven");
  });

  test("[M11] one's own factor can be removed only where nobody asks for one", async () => {
    const asking = await makeNewsroom(database.db, { secondFactor: true });
    const owing = asking.kpuWriter;
    expect(await stateOf(owing)).toBe("enrol");
    await enrol(database.db, owing);
    await expect(removeOwnFactor(owing, {})).rejects.toMatchObject({ reason: "factor-required" });
    const free = await somebody();
    await enrol(database.db, free);
    const other = await room.signIn(free.personId);
    const heard = await heardWhile(async () => {
      expect(await removeOwnFactor(free, {})).toEqual({
        since: null,
        recoveryCodesLeft: 0,
        required: false,
      });
    });
    expect(heard).toContainEqual({ kind: "session-ended", sessionId: other.sessionId });
    expect(await actorOfSession(database.db, other.sessionId)).toBeNull();
    expect(await stateOf(free)).toBe("off");
    expect(await kindsOf(free)).toEqual(["factor.enrolled", "factor.removed"]);
    expect(await lettersTo(database.db, `${free.personId}@contoh.test`)).toMatchObject([
      { kind: "factor-enrolled" },
      { kind: "factor-removed" },
    ]);
  });
});

import { generateSync } from "otplib";
import { beforeAll, describe, expect, test } from "vitest";
import { testEngines, useTestDatabase } from "#db/testing.ts";
import type { Actor } from "#domain/people.ts";
import { changePassword } from "./accounts/own-profile.ts";
import { actorOfSession } from "./actor.ts";
import { answerRenewingPost, type RenewingWork } from "./api.ts";
import { actorOfCookie, sessionCookie } from "./auth/cookie.ts";
import { readEnv } from "./env.ts";
import { confirmAuthenticator, offerAuthenticator } from "./factor/enrol.ts";
import { removeOwnFactor } from "./factor/own-factor.ts";
import { proveFactor } from "./factor/prove.ts";
import { openSettings } from "./settings.ts";
import {
  clockStep,
  TEST_PASSWORD as current,
  enrol,
  giveTestPassword,
  makeNewsroom,
  type Newsroom,
} from "./testing.ts";

type Case = { work: RenewingWork; prepare: (actor: Actor) => Promise<[Actor, unknown]> };

describe.each(testEngines())("a session that is worth more on %s", (engine) => {
  const database = useTestDatabase(engine);
  let room: Newsroom;
  beforeAll(async () => {
    openSettings(readEnv({}), "x".repeat(32), 3000, false);
    room = await makeNewsroom(database.db);
  });

  const cases: Record<string, Case> = {
    "a code": {
      work: proveFactor,
      prepare: async (actor) => {
        const { codeAt } = await enrol(database.db, actor);
        return [await room.signIn(actor.personId), { code: await codeAt(1) }];
      },
    },
    "a new authenticator": {
      work: confirmAuthenticator,
      prepare: async (actor) => {
        await giveTestPassword(database.db, actor.personId);
        const { secret } = await offerAuthenticator(actor, { current });
        const epoch = (await clockStep(database.db)) * 30;
        return [actor, { code: generateSync({ secret, epoch }) }];
      },
    },
    "the end of one's own factor": {
      work: removeOwnFactor,
      prepare: async (actor) => {
        await enrol(database.db, actor);
        return [actor, {}];
      },
    },
    "a new password": {
      work: changePassword,
      prepare: async (actor) => {
        await giveTestPassword(database.db, actor.personId);
        return [actor, { current, password: "tujuh gajah naik perahu" }];
      },
    },
  };

  test.each(Object.entries(cases))("[S9] %s leaves no moment to the old cookie", async (...row) => {
    const { work, prepare } = row[1];
    const [actor, body] = await prepare(await room.add("kpu", "Bagus", "writer"));
    const cookie = (await sessionCookie(actor.sessionId, false)).split(";")[0] ?? "";
    const request = new Request("http://127.0.0.1:3000/api/v1/me", {
      method: "POST",
      headers: {
        cookie,
        origin: "http://127.0.0.1:3000",
        "sec-fetch-site": "same-origin",
        "content-type": "application/json",
      },
      body: JSON.stringify(body),
    });
    let atCommit: unknown = "not asked";
    const looking: RenewingWork = async (...given) => {
      const done = await work(...given);
      atCommit = await actorOfSession(database.db, actor.sessionId);
      return done;
    };
    const response = await answerRenewingPost(request, looking, { halfOpen: true });
    expect([response.status, await response.text()]).toEqual([200, expect.any(String)]);
    expect(atCommit).toBeNull();
    const renewed = response.headers.get("set-cookie")?.split(";")[0];
    expect((await actorOfCookie(renewed))?.actor.personId).toBe(actor.personId);
    expect(await actorOfCookie(cookie)).toBeNull();
  });
});

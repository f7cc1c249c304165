import { eq } from "drizzle-orm";
import { encode } from "next-auth/jwt";
import { beforeAll, describe, expect, test } from "vitest";
import { person, userSession, workspace } from "#db/schema/people.ts";
import { testEngines, useTestDatabase } from "#db/testing.ts";
import type { Actor } from "#domain/people.ts";
import { changePerson } from "./accounts/change-person.ts";
import { invitePerson, renewLink } from "./accounts/invite-person.ts";
import { openWorkOf } from "./accounts/open-work.ts";
import { changePassword } from "./accounts/own-profile.ts";
import { endPersonSessions, sessionsOfPerson } from "./accounts/person-sessions.ts";
import { suspendPerson } from "./accounts/suspend-person.ts";
import { actorOfSession } from "./actor.ts";
import { answerPost } from "./api.ts";
import { sessionCookieName } from "./auth/cookie.ts";
import { readEnv } from "./env.ts";
import { hashPassword } from "./password.ts";
import { publishRelease } from "./releases/publish.ts";
import { signRelease } from "./releases/sign.ts";
import { submitRelease } from "./releases/submit.ts";
import { openSettings, settings } from "./settings.ts";
import { addWorkspace } from "./setup.ts";
import {
  addSystemAdmin,
  ageProof,
  heardWhile,
  makeNewsroom,
  type Newsroom,
  proveFactor,
  startRelease,
  typeBody,
} from "./testing.ts";
import { changeSecurity, changeWorkspace } from "./workspaces/change.ts";
import { readWorkspace } from "./workspaces/read.ts";

const FRESH = { reason: "second-factor-required", extra: { need: "fresh" } };
const current = "kata sandi yang panjang";

describe.each(testEngines())("what weighs much on %s", (engine) => {
  const database = useTestDatabase(engine);
  let room: Newsroom;
  let admin: Actor;
  let system: Actor;
  beforeAll(async () => {
    openSettings(readEnv({}), "x".repeat(32), 3000, false);
    room = await makeNewsroom(database.db);
    admin = await room.add("kpu", "Admin KPU", "admin");
    system = await addSystemAdmin(database.db);
    const people = [admin, system, room.kpuEditor, room.kominfoEditor];
    for (const { personId } of people) await proveFactor(database.db, personId);
  });

  const age = (minutes: number, ...people: Actor[]) =>
    Promise.all(people.map(({ personId }) => ageProof(database.db, personId, minutes)));
  const settingsOf = async (asker: Actor, slug: string) => {
    const found = await readWorkspace(asker, slug);
    if (!found) throw new Error(`${slug} is not there`);
    return found.security;
  };

  test("[M7] signing and publishing need a young proof, and nothing is done without one", async () => {
    const { kpuEditor, kominfoEditor, kominfoWriter } = room;
    const id = await startRelease(kominfoWriter);
    await typeBody(database.db, id, kominfoWriter, "Isi.");
    const { version } = await submitRelease(kominfoWriter, id);
    const seen = { versionId: version.id, sha256: version.sha256 };
    await age(16, kpuEditor, kominfoEditor);
    await expect(signRelease(kpuEditor, id, seen)).rejects.toMatchObject(FRESH);
    await age(14, kpuEditor, kominfoEditor);
    await signRelease(kpuEditor, id, seen);
    expect(await signRelease(kominfoEditor, id, seen)).toMatchObject({ complete: true });
    await age(16, kpuEditor);
    await expect(publishRelease(kpuEditor, id, {})).rejects.toMatchObject(FRESH);
    await age(0, kpuEditor);
    expect((await publishRelease(kpuEditor, id, {})).url).toContain("/rilis/");
  });

  test("[M7] so does every change of accounts, of a password and of security; looking does not", async () => {
    const id = room.kpuWriter.personId;
    const passwordHash = await hashPassword(current);
    await database.db.update(person).set({ passwordHash }).where(eq(person.id, admin.personId));
    await age(16, admin, system);
    const place = { workspace: room.slug, agency: "kpu" };
    const invited = { ...place, email: "baru@contoh.test", name: "Baru", title: "" };
    const security = await settingsOf(system, room.slug);
    const acts: Record<string, () => Promise<unknown>> = {
      retitle: () => changePerson(admin, id, { title: "Lain" }),
      roles: () =>
        changePerson(admin, id, { memberships: [{ ...place, roles: ["writer", "editor"] }] }),
      sessions: () => endPersonSessions(admin, id, {}),
      link: () => renewLink(admin, id, {}),
      invite: () => invitePerson(admin, { ...invited, roles: ["writer"] }),
      password: () => changePassword(admin, { current, password: "tujuh gajah naik perahu" }),
      security: () => changeSecurity(system, room.slug, { ...security, stepUpMinutes: 30 }),
      workspace: () => addWorkspace(system, NEW_WORKSPACE),
      suspend: () => suspendPerson(admin, id, { reason: "Pindah tugas" }),
    };
    for (const [name, act] of Object.entries(acts)) {
      await expect(act(), name).rejects.toMatchObject(FRESH);
    }
    expect((await sessionsOfPerson(admin, id)).items).toHaveLength(1);
    expect((await openWorkOf(admin, id)).items).toEqual([]);
    const hidden = openWorkOf(room.kpuEditor, id);
    await expect(hidden).rejects.toMatchObject({ reason: "not-found" });
    await expect(suspendPerson(room.kpuEditor, id, { reason: "Coba" })).rejects.toMatchObject({
      reason: "not-found",
    });
    await age(1, admin, system);
    for (const [name, act] of Object.entries(acts)) await expect(act(), name).resolves.toBeTruthy();
    expect(await settingsOf(system, "lain"), "new ones ask for it").toMatchObject({
      secondFactor: true,
    });
  });

  test("[M7] who may sign what they wrote is changed with a young proof only; a name without", async () => {
    const { workspace: now } = (await readWorkspace(system, room.slug)) ?? {};
    const wish = { ...now, fourEyes: "pengaju_saja" };
    await age(16, system);
    await expect(changeWorkspace(system, room.slug, wish)).rejects.toMatchObject(FRESH);
    const named = await changeWorkspace(system, room.slug, { ...now, name: "Kabupaten Lain" });
    await age(1, system);
    const changed = { ...wish, name: named.name, tag: named.tag };
    expect(await changeWorkspace(system, room.slug, changed)).toMatchObject({
      fourEyes: "pengaju_saja",
    });
  });

  test("[M7] whoever works in several workspaces keeps to the strictest", async () => {
    const strict = await makeNewsroom(database.db);
    await database.db
      .update(workspace)
      .set({ stepUpMinutes: 5 })
      .where(eq(workspace.id, strict.workspaceId));
    const fresh = async (actor: Actor) =>
      (await actorOfSession(database.db, actor.sessionId))?.actor.factor.fresh;
    await age(6, admin, system);
    expect([await fresh(admin), await fresh(system)]).toEqual([true, false]);
  });

  test("[M8] a refusal for want of a proof is not the answer that a key keeps", async () => {
    const token = await encode({
      token: { sid: admin.sessionId },
      secret: settings().sessionSecret,
    });
    const ask = () => {
      const request = new Request("http://127.0.0.1:3000/api/v1/people/x/retitle", {
        method: "POST",
        headers: {
          cookie: `${sessionCookieName(false)}=${token}`,
          "content-type": "application/json",
          "idempotency-key": "the-same-key",
        },
        body: JSON.stringify({ title: "Kepala" }),
      });
      return answerPost(request, (actor, body) =>
        changePerson(actor, room.kpuWriter.personId, body),
      );
    };
    await age(40, admin);
    const refused = await ask();
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({ title: FRESH.reason, need: "fresh" });
    await age(0, admin);
    const done = await ask();
    expect(done.status).toBe(200);
    await age(40, admin);
    expect((await ask()).status, "and now it is kept").toBe(200);
  });

  test("[M11] asking for a second factor makes open sessions half-open at once, and tells their sockets", async () => {
    const other = await makeNewsroom(database.db);
    const ruler = await addSystemAdmin(database.db);
    await proveFactor(database.db, ruler.personId);
    const before = await settingsOf(ruler, other.slug);
    expect(before).toMatchObject({ secondFactor: false, stepUpMinutes: 15, sharedDevices: false });
    const state = async ({ sessionId }: Actor) =>
      (await actorOfSession(database.db, sessionId))?.actor.factor.state;
    expect(await state(other.kpuWriter)).toBe("off");
    const heard = await heardWhile(() =>
      changeSecurity(ruler, other.slug, { ...before, secondFactor: true }),
    );
    expect(await state(other.kpuWriter)).toBe("enrol");
    const told = heard.map((signal) => ("personId" in signal ? signal.personId : ""));
    const people = [other.kpuWriter, other.kpuEditor, other.kominfoWriter, other.kominfoEditor];
    for (const { personId } of people) expect(told).toContain(personId);
    expect(told).toContain(ruler.personId);
    expect(told).not.toContain(room.kpuWriter.personId);
    const stale = changeSecurity(ruler, other.slug, { ...before, stepUpMinutes: 30 });
    await expect(stale).rejects.toMatchObject({
      reason: "changed-meanwhile",
      extra: { current: { secondFactor: true } },
    });
    const now = await settingsOf(ruler, other.slug);
    for (const stepUpMinutes of [4, 121, 7.5, null]) {
      await expect(
        changeSecurity(ruler, other.slug, { ...now, stepUpMinutes }),
      ).rejects.toMatchObject({
        reason: "invalid-input",
        extra: { errors: [{ path: "stepUpMinutes", message: "minutes" }] },
      });
    }
    const quiet = await heardWhile(() =>
      changeSecurity(ruler, other.slug, { ...now, stepUpMinutes: 120 }),
    );
    expect(quiet).toEqual([]);
    const agencyAdmin = await other.add("kpu", "Admin", "admin");
    await proveFactor(database.db, agencyAdmin.personId);
    await expect(changeSecurity(agencyAdmin, other.slug, now)).rejects.toMatchObject({
      reason: "forbidden",
    });
    await database.db
      .update(workspace)
      .set({ secondFactor: false })
      .where(eq(workspace.id, other.workspaceId));
  });

  test("[M1] a session that owes its factor changes nothing", async () => {
    const half = await room.signIn(admin.personId);
    await expect(changePerson(half, room.kpuWriter.personId, { title: "X" })).rejects.toMatchObject(
      {
        extra: { need: "prove" },
      },
    );
    const theirs = eq(userSession.id, half.sessionId);
    const [row] = await database.db.select().from(userSession).where(theirs);
    expect(row?.factorAt).toBeNull();
  });
});

const agency = (slug: string) => ({
  name: slug,
  shortName: slug,
  slug,
  colour: "maroon",
  city: "",
  site: "",
  dateline: "",
  closing: "",
  endMark: "",
  numberPattern: "",
});
const NEW_WORKSPACE = {
  name: "Kabupaten Lain",
  slug: "lain",
  timeZone: "WIB",
  agencies: { kpu: agency("kpu"), kominfo: agency("kominfo") },
  agreement: null,
  people: [],
};

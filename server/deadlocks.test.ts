import { beforeAll, describe, expect, test } from "vitest";
import { newId } from "#db/ids.ts";
import { testEngines, useTestDatabase } from "#db/testing.ts";
import type { Actor } from "#domain/people.ts";
import { acceptInvitation } from "./accounts/accept-invitation.ts";
import { lockAccounts } from "./accounts/account.ts";
import { confirmAddress } from "./accounts/change-address.ts";
import { changePerson } from "./accounts/change-person.ts";
import { invitePerson } from "./accounts/invite-person.ts";
import { changeProfile } from "./accounts/own-profile.ts";
import { restorePerson, suspendPerson } from "./accounts/suspend-person.ts";
import { endSession } from "./auth/sessions.ts";
import { Refused } from "./refused.ts";
import { planRelease } from "./releases/plan.ts";
import { publishRelease } from "./releases/publish.ts";
import { signRelease } from "./releases/sign.ts";
import { submitRelease } from "./releases/submit.ts";
import { addWorkspace } from "./setup.ts";
import {
  addSystemAdmin,
  makeNewsroom,
  type Newsroom,
  settle,
  startRelease,
  typeBody,
} from "./testing.ts";
import { changeWorkspace } from "./workspaces/change.ts";
import { findWorkspace, sections } from "./workspaces/sections.ts";

const ROUNDS = Array.from({ length: 8 }, (_, at) => at);
const PASSWORD = "kopi pahit di tepi sawah";

describe.each(testEngines())("[R3] at the same time on %s", (engine) => {
  const database = useTestDatabase(engine);
  let room: Newsroom;
  let system: Actor;
  beforeAll(async () => {
    room = await makeNewsroom(database.db);
    system = await addSystemAdmin(database.db);
  });

  /** Runs everything at once; whatever is refused must be a refusal of the rules. */
  async function atOnce(calls: Promise<unknown>[]) {
    const { refused } = await settle(calls);
    const failed = refused.filter((error) => !(error instanceof Refused));
    expect(failed.map(({ cause, message }) => cause ?? message)).toEqual([]);
  }

  async function written() {
    const id = await startRelease(room.kpuWriter);
    await typeBody(database.db, id, room.kpuWriter, "Isi.");
    return id;
  }

  async function approved() {
    const id = await written();
    const { version } = await submitRelease(room.kpuWriter, id);
    const seen = { versionId: version.id, sha256: version.sha256 };
    await signRelease(room.kpuEditor, id, seen);
    await signRelease(room.kominfoEditor, id, seen);
    return id;
  }

  test("publishing, submitting and planning in one workspace", async () => {
    const ready = await Promise.all(ROUNDS.map(approved));
    const drafts = await Promise.all(ROUNDS.map(written));
    const dueAt = "2030-01-01T00:00:00Z";
    await atOnce(
      ROUNDS.flatMap((at) => [
        publishRelease(room.kpuEditor, ready[at] ?? "", {}),
        submitRelease(room.kpuWriter, ready[at] ?? ""),
        planRelease(room.kpuWriter, drafts[at] ?? "", { dueAt }),
        submitRelease(room.kpuWriter, drafts[at] ?? ""),
      ]),
    );
  });

  test("a new address of a workspace and what is recorded in it", async () => {
    const own = await makeNewsroom(database.db);
    let { slug } = own;
    for (const round of ROUNDS) {
      const row = await findWorkspace(database.db, slug);
      if (!row) throw new Error(`no workspace ${slug}`);
      const wish = { ...sections.workspace(row), slug: `${own.slug}-${round}` };
      await atOnce([
        startRelease(own.kpuWriter),
        changeWorkspace(system, slug, wish),
        ...ROUNDS.map((at) => changeProfile(own.kpuEditor, { title: `Staf ${round}-${at}` })),
        ...ROUNDS.map((at) => changeProfile(own.kpuWriter, { title: `Staf ${round}-${at}` })),
      ]);
      ({ slug } = wish);
    }
  });

  test("suspending somebody who signs, signs out and changes their profile", async () => {
    for (const round of ROUNDS) {
      const id = await written();
      const { version } = await submitRelease(room.kpuWriter, id);
      const seen = { versionId: version.id, sha256: version.sha256 };
      const one = await room.add("kpu", "Redaktur lain", "editor");
      const others = await Promise.all(ROUNDS.map(() => room.signIn(one.personId)));
      await atOnce([
        ...others.map((other) => endSession(database.db, other.sessionId)),
        signRelease(one, id, seen),
        changeProfile(one, { title: `Staf ${round}` }),
        suspendPerson(system, one.personId, { reason: "Pindah tugas" }),
      ]);
      await restorePerson(system, one.personId, {});
    }
  });

  test("taking the charge from somebody whose links are being used", async () => {
    for (const round of ROUNDS) {
      const admin = await room.add("kpu", "Admin lain", "admin");
      const place = { workspace: room.slug, agency: "kpu" };
      const one = { ...place, name: "Orang baru", title: "", roles: ["writer"] };
      const links = [];
      for (const at of [0, 1, 2]) {
        const email = `baru-${at}-${round}-${newId()}@contoh.test`;
        links.push((await invitePerson(admin, { ...one, email })).link);
      }
      await room.add("kpu", "Admin tetap", "admin");
      const wish = { title: "Staf", memberships: [{ ...place, roles: ["writer"] }] };
      await atOnce([
        ...links.map(({ path }) =>
          acceptInvitation({ token: path.split("/").at(-1), password: PASSWORD }),
        ),
        ...ROUNDS.map(() => changePerson(system, admin.personId, wish)),
      ]);
    }
  });

  test("two workspaces with the same people in another order", async () => {
    const agency = (slug: string) => ({
      ...{ name: "Instansi", shortName: "Instansi", slug, colour: "biru", city: "", site: "" },
      ...{ dateline: "", closing: "", endMark: "", numberPattern: "" },
    });
    for (const round of ROUNDS) {
      const people = ROUNDS.map((at) => ({
        ...{ agency: "kpu", name: "Orang", title: "", roles: ["writer"] },
        email: `orang-${at}-${round}@contoh.test`,
      }));
      const wish = (slug: string, own: typeof people) => ({
        ...{ name: "Kabupaten", slug: `${slug}-${round}`, timeZone: "WIB", agreement: null },
        agencies: { kpu: agency("kpu"), kominfo: agency("kominfo") },
        people: own,
      });
      await atOnce([
        addWorkspace(system, wish("satu", people)),
        addWorkspace(system, wish("dua", [...people].reverse())),
      ]);
    }
  });
});

// PGlite runs one transaction at a time anyhow.
const SEVERAL = testEngines().filter((engine) => engine === "postgres");

describe.each(SEVERAL)("while somebody changes accounts on %s", (engine) => {
  const database = useTestDatabase(engine);

  test("[N3] [E8] whoever has no link and administers nobody is refused without a place in the queue", async () => {
    const room = await makeNewsroom(database.db);
    const { personId } = room.kpuEditor;
    await database.db.transaction(async (tx) => {
      await lockAccounts(tx);
      const address = confirmAddress({ token: "rekaan" });
      await expect(address).rejects.toMatchObject({ reason: "link-unusable" });
      const account = suspendPerson(room.kpuWriter, personId, { reason: "Coba" });
      await expect(account).rejects.toMatchObject({ reason: "not-found" });
    });
    const system = await addSystemAdmin(database.db);
    await suspendPerson(system, personId, { reason: "Pindah" });
  });
});

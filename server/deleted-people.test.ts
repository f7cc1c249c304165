import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { person } from "#db/schema/people.ts";
import { testEngines, useTestDatabase } from "#db/testing.ts";
import { deletePerson } from "./accounts/delete-person.ts";
import { startSession } from "./auth/sessions.ts";
import { hashPassword } from "./password.ts";
import { getPlanning } from "./releases/plan.ts";
import { signRelease } from "./releases/sign.ts";
import { submitRelease } from "./releases/submit.ts";
import { getVersion } from "./releases/versions.ts";
import { addSystemAdmin, makeNewsroom, startRelease, typeBody } from "./testing.ts";

const password = "tujuh gajah naik perahu";

describe.each(testEngines())("people who are gone on %s", (engine) => {
  const database = useTestDatabase(engine);

  test("[E9] what somebody signed names them still, and they sign in nowhere and are given nothing", async () => {
    const room = await makeNewsroom(database.db);
    const admin = await addSystemAdmin(database.db);
    const releaseId = await startRelease(room.kominfoWriter);
    await typeBody(database.db, releaseId, room.kominfoWriter, "Isi.");
    const { version } = await submitRelease(room.kominfoWriter, releaseId);
    const editor = room.kpuEditor;
    await signRelease(editor, releaseId, { versionId: version.id, sha256: version.sha256 });
    const passwordHash = await hashPassword(password);
    await database.db.update(person).set({ passwordHash }).where(eq(person.id, editor.personId));
    const email = `${editor.personId}@contoh.test`;
    expect(await startSession(database.db, { email, password })).not.toBeNull();
    const isOffered = async () =>
      (await getPlanning(room.kpuWriter, releaseId)).people.some(
        ({ id }) => id === editor.personId,
      );
    expect(await isOffered()).toBe(true);

    await deletePerson(admin, editor.personId, { confirm: email });
    expect((await getVersion(room.kpuWriter, releaseId, "1")).signatures).toMatchObject([
      { name: "Redaktur KPU" },
    ]);
    expect(await isOffered()).toBe(false);
    for (const gone of [email, `terhapus-${editor.personId}@sinergi.invalid`]) {
      expect(await startSession(database.db, { email: gone, password })).toBeNull();
    }
  });
});

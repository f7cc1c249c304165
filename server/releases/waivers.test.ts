import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { agreement } from "#db/schema/people.ts";
import { event } from "#db/schema/record.ts";
import { testEngines, useTestDatabase } from "#db/testing.ts";
import type { CheckRule } from "#domain/checks/finding.ts";
import type { Actor } from "#domain/people.ts";
import { Refused } from "#server/refused.ts";
import { makeNewsroom, type Newsroom, settle, startRelease, typeBody } from "#server/testing.ts";
import { getRelease } from "./read.ts";
import { returnRelease } from "./reopen.ts";
import { submitRelease } from "./submit.ts";
import { waiveFinding } from "./waivers.ts";

const NIK = "3320014107900003";
type Stopping = { rule: CheckRule; mark: string; words: string };

describe.each(testEngines())("what is waved through on %s", (engine) => {
  const database = useTestDatabase(engine);
  let room: Newsroom;
  let outsider: Actor;
  let admin: Actor;
  beforeAll(async () => {
    room = await makeNewsroom(database.db);
    outsider = (await makeNewsroom(database.db)).kpuEditor;
    admin = await room.add("kpu", "Admin KPU", "admin");
  });

  const written = async (...lines: string[]) => {
    const id = await startRelease(room.kpuWriter);
    await typeBody(database.db, id, room.kpuWriter, ...lines);
    return id;
  };
  /** What stops the submit; nothing when it goes through. */
  const stopping = async (id: string): Promise<Stopping[]> => {
    try {
      await submitRelease(room.kpuWriter, id);
      return [];
    } catch (error) {
      if (!(error instanceof Refused) || error.reason !== "checks-open") throw error;
      return error.extra.findings as Stopping[];
    }
  };
  const waive = (who: Actor, id: string, { rule, mark }: Stopping, reason: string | null) =>
    waiveFinding(who, id, { rule, mark, reason });
  const eventsOf = (id: string) =>
    database.db
      .select({ detail: event.detail })
      .from(event)
      .where(and(eq(event.releaseId, id), eq(event.kind, "release.waived")));

  test("[K32] blocking findings of the frozen text stop the submit, with rule and words", async () => {
    const id = await written(`Warga ber-NIK ${NIK}.`, "Senin, 27 November 2026.", "Ada hoax 5%.");
    const open = await stopping(id);
    expect(open.map(({ rule, words }) => `${rule}: ${words}`)).toEqual([
      `nik: ${NIK}`,
      "weekday: Senin, 27 November 2026",
    ]);
    expect((await getRelease(room.kpuWriter, id))?.state).toBe("draf");
    await typeBody(database.db, id, room.kpuWriter, "Jumat, 27 November 2026, ada hoax 5%.");
    expect(await stopping(id)).toEqual([]);
  });

  test("[K32] a finding that was waved through stops nothing while its words stay as they are", async () => {
    const id = await written(`Warga ber-NIK ${NIK}.`);
    const [finding] = await stopping(id);
    if (!finding) throw new Error("nothing stopped");
    await waive(room.kpuWriter, id, finding, "Nomor contoh");
    await typeBody(database.db, id, room.kpuWriter, `Warga ber-NIK ${NIK.replace("3", "4")}.`);
    expect(await stopping(id)).toHaveLength(1);
    await waive(room.kpuWriter, id, finding, null);
    await typeBody(database.db, id, room.kpuWriter, `Warga ber-NIK ${NIK}.`);
    expect(await stopping(id)).toHaveLength(1);
    await waive(room.kpuWriter, id, finding, "Nomor contoh");
    expect(await stopping(id)).toEqual([]);
  });

  test("[K31] colleagues and reviewers read what was waved through, by whom and why", async () => {
    const id = await written(`Warga ber-NIK ${NIK}.`);
    const [finding] = await stopping(id);
    if (!finding) throw new Error("nothing stopped");
    await waive(room.kpuWriter, id, finding, "Nomor contoh");
    const { waivers } = await waive(room.kominfoEditor, id, finding, "Alasan lain");
    expect(waivers).toMatchObject([{ rule: "nik", reason: "Nomor contoh", name: "Penulis KPU" }]);
    expect(JSON.stringify([waivers, await eventsOf(id)])).not.toContain(NIK);
    expect(await eventsOf(id)).toHaveLength(1);
    await submitRelease(room.kpuWriter, id);
    const [seen] = (await getRelease(room.kominfoEditor, id))?.waivers ?? [];
    expect(seen).toMatchObject({ reason: "Nomor contoh", name: "Penulis KPU", words: NIK });
    await returnRelease(room.kominfoEditor, id, { reason: "Tanpa NIK" });
    expect((await getRelease(room.kpuWriter, id))?.waivers).toHaveLength(1);
  });

  test("[K31] many at once make one waiver, and taking it back leaves none", async () => {
    const id = await written("Isi.");
    const finding: Stopping = { rule: "phone", mark: "a".repeat(32), words: "" };
    const people = [room.kpuWriter, room.kpuEditor, room.kominfoWriter, room.kominfoEditor];
    const { done } = await settle(people.map((one) => waive(one, id, finding, "Nomor kantor")));
    expect(done).toHaveLength(4);
    expect((await waive(room.kpuWriter, id, finding, null)).waivers).toEqual([]);
    expect((await eventsOf(id)).map(({ detail }) => detail.reason)).toEqual(["Nomor kantor", null]);
  });

  test("[K31] only those who may write it wave something through, with a reason, while it is open", async () => {
    const id = await written("Isi.");
    const finding: Stopping = { rule: "nik", mark: "b".repeat(32), words: "" };
    for (const who of [outsider, admin]) {
      await expect(waive(who, id, finding, "Alasan")).rejects.toMatchObject({
        reason: "not-found",
      });
    }
    for (const wrong of [
      { ...finding, rule: "unfilled" as const },
      { ...finding, mark: "c" },
      { ...finding, rule: "other" as CheckRule },
    ]) {
      await expect(waive(room.kpuWriter, id, wrong, "Alasan")).rejects.toMatchObject({
        reason: "invalid-input",
      });
    }
    await expect(waive(room.kpuWriter, id, finding, " a ")).rejects.toMatchObject({
      reason: "invalid-input",
    });
    await submitRelease(room.kpuWriter, id);
    await expect(waive(room.kpuEditor, id, finding, "Alasan")).rejects.toMatchObject({
      reason: "wrong-state",
    });
  });

  test("[K25] names of the agreement's signatories are what names are compared with", async () => {
    await database.db.insert(agreement).values({
      id: room.workspaceId,
      workspaceId: room.workspaceId,
      title: "Nota",
      signatories: [{ agency: "kpu", name: "Rahmat Hidayatullah", position: "Ketua" }],
    });
    const id = await written("Isi.");
    expect((await getRelease(room.kpuWriter, id))?.knownNames).toEqual(["Rahmat Hidayatullah"]);
  });
});

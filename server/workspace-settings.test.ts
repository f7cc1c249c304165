import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { person, workspace } from "#db/schema/people.ts";
import { event, version } from "#db/schema/record.ts";
import { testEngines, useTestDatabase } from "#db/testing.ts";
import { type WorkspaceSettings, workspaceSettings } from "#domain/answers/workspaces.ts";
import type { Actor } from "#domain/people.ts";
import { submitRelease } from "./releases/submit.ts";
import { addSystemAdmin, makeNewsroom, settle, startRelease, typeBody } from "./testing.ts";
import {
  changeAgency,
  changeAgreement,
  changeHouse,
  changeWorkspace,
} from "./workspaces/change.ts";
import { listWorkspaces, readWorkspace } from "./workspaces/read.ts";

async function read(actor: Actor, slug: string): Promise<WorkspaceSettings> {
  const found = await readWorkspace(actor, slug);
  if (!found) throw new Error(`${slug} is not there`);
  return found;
}

const agencyOf = (settings: WorkspaceSettings, kind: "kpu" | "kominfo") => {
  const found = settings.agencies.find((one) => one.kind === kind);
  if (!found) throw new Error(`no ${kind}`);
  return found;
};

describe.each(testEngines())("settings of a workspace on %s", (engine) => {
  const database = useTestDatabase(engine);
  const eventsOf = async (workspaceId: string) =>
    database.db
      .select({ kind: event.kind, actorId: event.actorId, detail: event.detail })
      .from(event)
      .where(eq(event.workspaceId, workspaceId))
      .orderBy(event.seq);

  test("[D4] system admins change everything, each change with an event that names the keys", async () => {
    const { slug, workspaceId } = await makeNewsroom(database.db);
    const admin = await addSystemAdmin(database.db);
    const before = await read(admin, slug);
    expect(workspaceSettings.safeParse(before).error).toBeUndefined();
    expect(before).toMatchObject({ mayChangeAll: true, namesFixed: false });
    const wish = { ...before.workspace, name: "  Kabupaten   Baru Nama ", timeZone: "WIT" };
    const now = await changeWorkspace(admin, slug, wish);
    expect(now).toMatchObject({ name: "Kabupaten Baru Nama", timeZone: "WIT" });
    expect(now.tag).not.toBe(before.workspace.tag);
    const kpu = agencyOf(before, "kpu");
    await changeAgency(admin, slug, "kpu", { ...kpu.names, shortName: "KPU K." });
    await changeHouse(admin, slug, "kpu", { ...kpu.house, colour: "ungu", endMark: "(kpu)" });
    const agreed = { ...before.agreement, title: "Kerja sama", signedOn: "2026-01-12" };
    const first = await changeAgreement(admin, slug, agreed);
    await changeAgreement(admin, slug, { ...first, number: "07/KPU" });
    expect(await read(admin, slug)).toMatchObject({
      workspace: { name: "Kabupaten Baru Nama" },
      agencies: [{ names: { shortName: "KPU K." }, house: { colour: "ungu" } }, {}],
      agreement: { title: "Kerja sama", number: "07/KPU", signedOn: "2026-01-12", place: "" },
    });
    const events = await eventsOf(workspaceId);
    expect(events.map(({ kind, detail }) => [kind, detail.changed])).toEqual([
      ["workspace.changed", ["name", "timeZone"]],
      ["agency.changed", ["shortName"]],
      ["agency.changed", ["colour", "endMark"]],
      ["agreement.changed", expect.arrayContaining(["title", "signedOn"])],
      ["agreement.changed", ["number"]],
    ]);
    expect(events.every(({ actorId }) => actorId === admin.personId)).toBe(true);
    await changeWorkspace(admin, slug, now);
    expect(await eventsOf(workspaceId)).toHaveLength(5);
  });

  test("[D5] an agency admin changes the house of their own agency and nothing else", async () => {
    const newsroom = await makeNewsroom(database.db);
    const other = await makeNewsroom(database.db);
    const { slug, workspaceId } = newsroom;
    const admin = await newsroom.add("kpu", "Admin KPU", "admin");
    const before = await read(admin, slug);
    expect(before.mayChangeAll).toBe(false);
    expect(before.agencies.map(({ mayChangeHouse }) => mayChangeHouse)).toEqual([true, false]);
    const kpu = agencyOf(before, "kpu");
    const kominfo = agencyOf(before, "kominfo");
    const saved = await changeHouse(admin, slug, "kpu", { ...kpu.house, city: "Uji" });
    expect(saved.city).toBe("Uji");
    const refusals = [
      () => changeHouse(admin, slug, "kominfo", { ...kominfo.house, city: "Uji" }),
      () => changeAgency(admin, slug, "kpu", { ...kpu.names, name: "Lain" }),
      () => changeWorkspace(admin, slug, { ...before.workspace, name: "Lain" }),
      () => changeAgreement(admin, slug, { ...before.agreement, title: "Lain" }),
    ];
    for (const refused of refusals) {
      await expect(refused()).rejects.toMatchObject({ reason: "forbidden" });
    }
    const elsewhere = [
      () => changeHouse(admin, other.slug, "kpu", kpu.house),
      () => changeHouse(admin, "tidak-ada", "kpu", kpu.house),
      () => changeHouse(newsroom.kpuEditor, slug, "kpu", kpu.house),
      () => changeWorkspace(newsroom.kominfoWriter, slug, before.workspace),
    ];
    for (const missing of elsewhere) {
      await expect(missing()).rejects.toMatchObject({ reason: "not-found" });
    }
    expect(await readWorkspace(admin, other.slug)).toBeNull();
    expect(await readWorkspace(newsroom.kpuEditor, slug)).toBeNull();
    const listed = await listWorkspaces(admin, {});
    expect(listed.items.map((item) => item.slug)).toEqual([slug]);
    await expect(listWorkspaces(newsroom.kpuEditor, {})).rejects.toMatchObject({
      reason: "forbidden",
    });
    expect(await eventsOf(workspaceId)).toHaveLength(1);
  });

  test("[D6] of two who change one section, the later is told and overwrites nothing", async () => {
    const { slug } = await makeNewsroom(database.db);
    const admin = await addSystemAdmin(database.db);
    const { workspace: seen } = await read(admin, slug);
    const names = ["Satu", "Dua", "Tiga"];
    const calls = names.map((name) => changeWorkspace(admin, slug, { ...seen, name }));
    const { done, refused } = await settle(calls);
    expect(done).toHaveLength(1);
    const { workspace: now } = await read(admin, slug);
    expect(now.name).toBe(done[0]?.name);
    expect(refused).toHaveLength(2);
    for (const error of refused) {
      expect(error).toMatchObject({ reason: "changed-meanwhile", extra: { current: now } });
    }
    const again = await changeWorkspace(admin, slug, { ...now, name: "Empat" });
    expect(again.name).toBe("Empat");
  });

  test("[D7] slugs change until the first text is submitted, and never afterwards", async () => {
    const { slug, kpuWriter, workspaceId } = await makeNewsroom(database.db);
    const admin = await addSystemAdmin(database.db);
    const taken = await makeNewsroom(database.db);
    const before = await read(admin, slug);
    const wish = (to: string) => ({ ...before.workspace, slug: to });
    await expect(changeWorkspace(admin, slug, wish(taken.slug))).rejects.toMatchObject({
      reason: "taken",
      extra: { errors: [{ path: "slug", message: "taken" }] },
    });
    for (const bad of ["baru", "Huruf", ""]) {
      await expect(changeWorkspace(admin, slug, wish(bad))).rejects.toMatchObject({ status: 422 });
    }
    const kpu = agencyOf(before, "kpu").names;
    await expect(
      changeAgency(admin, slug, "kpu", { ...kpu, slug: "kominfo" }),
    ).rejects.toMatchObject({ reason: "taken" });
    const moved = await changeWorkspace(admin, slug, wish(`${slug}-b`));
    await changeAgency(admin, moved.slug, "kpu", { ...kpu, slug: "kpud" });
    const id = await startRelease({
      ...kpuWriter,
      memberships: kpuWriter.memberships.map((m) => ({ ...m, workspaceSlug: moved.slug })),
    });
    await typeBody(database.db, id, kpuWriter, "Isi naskah.");
    await submitRelease(kpuWriter, id);
    const [frozen] = await database.db.select().from(version).where(eq(version.releaseId, id));
    expect(JSON.parse(frozen?.canonical ?? "")).toMatchObject({
      workspace: moved.slug,
      parties: ["kominfo", "kpud"],
    });
    const after = await read(admin, moved.slug);
    expect(after.namesFixed).toBe(true);
    const fixed = { reason: "name-fixed" };
    await expect(
      changeWorkspace(admin, moved.slug, { ...after.workspace, slug }),
    ).rejects.toMatchObject(fixed);
    const kpud = agencyOf(after, "kpu").names;
    await expect(
      changeAgency(admin, moved.slug, "kpud", { ...kpud, slug: "kpu" }),
    ).rejects.toMatchObject(fixed);
    await changeAgency(admin, moved.slug, "kpud", { ...kpud, shortName: "KPUD" });
    const [row] = await database.db.select().from(workspace).where(eq(workspace.id, workspaceId));
    expect(row?.slug).toBe(moved.slug);
  });

  test("[D7] a slug that changes while a text is submitted is the one that is signed, or stays", async () => {
    for (let round = 0; round < 5; round++) {
      const { slug, kpuWriter, workspaceId } = await makeNewsroom(database.db);
      const admin = await addSystemAdmin(database.db);
      const { workspace: seen } = await read(admin, slug);
      const id = await startRelease(kpuWriter);
      await typeBody(database.db, id, kpuWriter, "Isi naskah.");
      await Promise.allSettled([
        submitRelease(kpuWriter, id),
        changeWorkspace(admin, slug, { ...seen, slug: `${slug}-b` }),
      ]);
      const [row] = await database.db.select().from(workspace).where(eq(workspace.id, workspaceId));
      const [frozen] = await database.db.select().from(version).where(eq(version.releaseId, id));
      expect(JSON.parse(frozen?.canonical ?? "{}").workspace).toBe(row?.slug);
    }
  });

  test("[D9] an agency is told apart by who is left to sign", async () => {
    const newsroom = await makeNewsroom(database.db);
    const admin = await addSystemAdmin(database.db);
    const signers = async () =>
      (await read(admin, newsroom.slug)).agencies.map((one) => one.signers);
    expect(await signers()).toEqual(["single", "single"]);
    const ids = [newsroom.kpuEditor.personId, newsroom.kominfoEditor.personId];
    await database.db
      .update(person)
      .set({ passwordHash: null })
      .where(eq(person.id, ids[1] ?? ""));
    expect(await signers()).toEqual(["single", "invited"]);
    await database.db
      .update(person)
      .set({ suspendedAt: new Date() })
      .where(eq(person.id, ids[0] ?? ""));
    expect(await signers()).toEqual(["none", "invited"]);
  });

  test("[D8] the list counts people and shared open texts, finds by name, and names no text", async () => {
    const newsroom = await makeNewsroom(database.db);
    const admin = await addSystemAdmin(database.db);
    await database.db
      .update(workspace)
      .set({ name: "Kabupaten 100% Uji_coba" })
      .where(eq(workspace.id, newsroom.workspaceId));
    await startRelease(newsroom.kpuWriter, { title: "Judul rahasia" });
    await startRelease(newsroom.kpuWriter, { joint: false, visibility: "agency" });
    const { items } = await listWorkspaces(admin, { q: "100% uji_" });
    expect(items).toEqual([
      expect.objectContaining({ slug: newsroom.slug, people: 4, openDrafts: 1 }),
    ]);
    expect(JSON.stringify(items)).not.toContain("rahasia");
    expect((await listWorkspaces(admin, { q: "100%%" })).items).toEqual([]);
    expect((await listWorkspaces(admin, {})).items.length).toBeGreaterThan(1);
  });

  test("[D5] house patterns that cannot be filled are refused by their field", async () => {
    const { slug } = await makeNewsroom(database.db);
    const admin = await addSystemAdmin(database.db);
    const { house } = agencyOf(await read(admin, slug), "kpu");
    const bad: [object, string, string][] = [
      [{ dateline: "{cuaca} –" }, "dateline", "unknown-place"],
      [{ closing: "{kota" }, "closing", "stray-brace"],
      [{ numberPattern: "HM/{tahun}" }, "numberPattern", "no-sequence"],
      [{ colour: "pelangi" }, "colour", "empty"],
      [{ city: "a".repeat(81) }, "city", "too-long"],
    ];
    for (const [part, path, message] of bad) {
      await expect(changeHouse(admin, slug, "kpu", { ...house, ...part })).rejects.toMatchObject({
        reason: "invalid-input",
        extra: { errors: [{ path, message }] },
      });
    }
    expect(agencyOf(await read(admin, slug), "kpu").house).toEqual(house);
  });
});

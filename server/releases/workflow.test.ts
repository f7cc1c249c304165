import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { findBreak } from "#db/record.ts";
import { edition } from "#db/schema/drafts.ts";
import { person } from "#db/schema/people.ts";
import { publication, signature, version } from "#db/schema/record.ts";
import { testEngines, useTestDatabase } from "#db/testing.ts";
import { storedText } from "#domain/answers/releases.ts";
import { sha256Hex } from "#domain/canonical.ts";
import type { Actor } from "#domain/people.ts";
import { makeNewsroom, type Newsroom, settle, startRelease, typeBody } from "#server/testing.ts";
import { publishRelease } from "./publish.ts";
import { getRelease } from "./read.ts";
import { returnRelease, takeBackRelease } from "./reopen.ts";
import { signRelease } from "./sign.ts";
import { getStoredText } from "./stored-text.ts";
import { submitRelease } from "./submit.ts";
import { getVersion } from "./versions.ts";

describe.each(testEngines())("from draft to publication on %s", (engine) => {
  const database = useTestDatabase(engine);
  let room: Newsroom;
  beforeAll(async () => {
    room = await makeNewsroom(database.db);
  });

  async function submitted(author: Actor = room.kpuWriter, ...lines: string[]) {
    const id = await startRelease(author);
    await typeBody(database.db, id, author, ...(lines.length ? lines : ["Isi yang dibekukan."]));
    const { version: cut } = await submitRelease(author, id);
    return { id, seen: { versionId: cut.id, sha256: cut.sha256 }, number: cut.number };
  }

  test("two agencies sign one text and it is published", async () => {
    const { id, seen } = await submitted();
    const first = await signRelease(room.kpuEditor, id, seen);
    expect(first).toEqual({ complete: false, missing: ["kominfo"] });
    const second = await signRelease(room.kominfoEditor, id, seen);
    expect(second).toEqual({ complete: true, missing: [] });
    const { url } = await publishRelease(room.kominfoEditor, id, {});
    expect(url).toMatch(new RegExp(`^/rilis/${room.slug}/judul-uji`));
    const view = await getRelease(room.kpuWriter, id);
    expect(view).toMatchObject({ state: "terbit", publicStatus: "terbit", actions: [] });
    expect(view?.publicUrl).toBe(url);
    expect(await findBreak(database.db, room.workspaceId)).toBeNull();
  });

  test("[V3] the hash is that of the canonical string, and the text that of the log", async () => {
    const { id, seen } = await submitted(room.kpuWriter, "Satu é “dua”.", "Tiga.");
    const cut = await getVersion(room.kominfoEditor, id, "1");
    expect(cut.sha256).toBe(seen.sha256);
    expect(sha256Hex(cut.canonical)).toBe(seen.sha256);
    expect(cut.text).toBe("Satu é “dua”.\n\nTiga.");
    expect(JSON.parse(cut.canonical)).toMatchObject({ format: 1, parties: ["kominfo", "kpu"] });
  });

  test("[K5] the stored text is read without a socket, as far as it is committed", async () => {
    const id = await startRelease(room.kpuWriter);
    await typeBody(database.db, id, room.kpuWriter, "Satu.", "Dua.");
    const stored = await getStoredText(room.kominfoWriter, id);
    expect(storedText.parse(stored)).toEqual(stored);
    expect(stored.text).toBe("Satu.\n\nDua.");
    expect(JSON.parse(stored.canonical)).toMatchObject({
      title: "Judul uji",
      fields: {},
      body: { content: [{ type: "paragraph", content: [{ text: "Satu." }] }, {}] },
    });
  });

  test("[W3] submit lists empty placeholders and fields", async () => {
    const id = await startRelease(room.kpuWriter, { template: "kerja_sama" });
    const refused = submitRelease(room.kpuWriter, id);
    await expect(refused).rejects.toMatchObject({
      reason: "incomplete",
      status: 422,
      extra: { gaps: expect.arrayContaining([{ kind: "field", field: "contact" }]) },
    });
  });

  test("[W4] nobody signs their own text, and the refusal names who could", async () => {
    const helper = await room.add("kpu", "Redaktur yang menulis", "writer", "editor");
    const invited = await room.add("kpu", "Redaktur yang diundang", "editor");
    const notCome = { passwordHash: null };
    await database.db.update(person).set(notCome).where(eq(person.id, invited.personId));
    const { id, seen } = await submitted(helper);
    await expect(signRelease(helper, id, seen)).rejects.toMatchObject({
      reason: "four-eyes",
      status: 403,
      extra: { couldSign: ["Redaktur KPU"] },
    });
  });

  test("[W5] fifty signatures at once leave one row per agency", async () => {
    const { id, seen } = await submitted();
    const { done, refused } = await settle(
      Array.from({ length: 50 }, (_, i) =>
        signRelease(i % 2 ? room.kpuEditor : room.kominfoEditor, id, seen),
      ),
    );
    expect(done).toHaveLength(2);
    const reasons = new Set(refused.map((error) => (error as { reason?: string }).reason));
    expect([...reasons].every((r) => r === "already-signed" || r === "wrong-state")).toBe(true);
    const rows = await database.db
      .select()
      .from(signature)
      .where(eq(signature.versionId, seen.versionId));
    expect(rows.map((row) => row.agencyId).sort()).toEqual(Object.values(room.agencyIds).sort());
  });

  test("[W7] a returned text can be written again and its version stays", async () => {
    const { id } = await submitted();
    await returnRelease(room.kominfoEditor, id, { reason: "Tanggal keliru" });
    const view = await getRelease(room.kpuWriter, id);
    expect(view).toMatchObject({ state: "perlu_revisi", access: "write", version: null });
    expect(view?.returned).toMatchObject({ reason: "Tanggal keliru", by: "Redaktur Kominfo" });
    expect((await typeBody(database.db, id, room.kpuWriter, "Lebih baik.")).kind).toBe("committed");
    const again = await submitRelease(room.kpuWriter, id);
    expect(again.version.number).toBe(2);
    expect((await getVersion(room.kpuWriter, id, "1")).text).toBe("Isi yang dibekukan.");
  });

  test("[W8] only the submitter's agency takes back", async () => {
    const { id } = await submitted();
    await expect(takeBackRelease(room.kominfoWriter, id)).rejects.toMatchObject({ status: 403 });
    expect(await takeBackRelease(room.kpuEditor, id)).toEqual({ state: "draf" });
  });

  test("[W9] publishing names who is missing", async () => {
    const { id, seen } = await submitted();
    await signRelease(room.kpuEditor, id, seen);
    await expect(publishRelease(room.kpuEditor, id, {})).rejects.toMatchObject({
      reason: "signatures-missing",
      status: 409,
      extra: { missing: ["kominfo"] },
    });
    const rows = await database.db.select().from(publication).where(eq(publication.releaseId, id));
    expect(rows).toEqual([]);
  });

  test("[W11] a signature for another text is refused with the difference", async () => {
    const { id, seen: old } = await submitted(room.kpuWriter, "Suara sah 100.");
    await returnRelease(room.kpuEditor, id, { reason: "Angka keliru" });
    await typeBody(database.db, id, room.kpuWriter, "Suara sah 200.");
    const { version: cut } = await submitRelease(room.kpuWriter, id);
    await expect(signRelease(room.kpuEditor, id, old)).rejects.toMatchObject({
      reason: "version-moved",
      status: 409,
      extra: {
        version: { id: cut.id, number: 2 },
        difference: expect.arrayContaining([{ value: "200", added: true }]),
      },
    });
    const wrongHash = { versionId: cut.id, sha256: "0".repeat(64) };
    await expect(signRelease(room.kpuEditor, id, wrongHash)).rejects.toMatchObject({ status: 409 });
  });

  test("[A5] a version of another release is not found, and nothing is signed", async () => {
    const one = await submitted();
    const other = await submitted();
    await expect(signRelease(room.kpuEditor, one.id, other.seen)).rejects.toMatchObject({
      reason: "not-found",
    });
    const rows = await database.db
      .select()
      .from(signature)
      .where(eq(signature.versionId, other.seen.versionId));
    expect(rows).toEqual([]);
  });

  test("[V4] an edit that races a submit is in the version or refused, never lost between", async () => {
    for (let round = 0; round < 10; round++) {
      const id = await startRelease(room.kpuWriter);
      await typeBody(database.db, id, room.kpuWriter, "Awal.");
      const [written, cut] = await Promise.all([
        typeBody(database.db, id, room.kominfoWriter, "Akhir."),
        submitRelease(room.kpuWriter, id),
      ]);
      const [row] = await database.db.select().from(version).where(eq(version.id, cut.version.id));
      const [at] = await database.db.select().from(edition).where(eq(edition.releaseId, id));
      const included = row?.text.includes("Akhir.");
      expect(included).toBe(written.kind === "committed");
      expect(at?.headSeq).toBe(row?.seq);
    }
  });

  test("ten submits at once cut one version", async () => {
    const id = await startRelease(room.kpuWriter);
    await typeBody(database.db, id, room.kpuWriter, "Isi.");
    const { done, refused } = await settle(
      Array.from({ length: 10 }, () => submitRelease(room.kpuWriter, id)),
    );
    expect(done).toHaveLength(1);
    expect(refused.every((error) => (error as { status?: number }).status === 409)).toBe(true);
  });

  test("equal titles get addresses of their own", async () => {
    const publish = async () => {
      const { id, seen } = await submitted();
      await signRelease(room.kpuEditor, id, seen);
      await signRelease(room.kominfoEditor, id, seen);
      return (await publishRelease(room.kpuEditor, id, {})).url;
    };
    const urls = [await publish(), await publish(), await publish()];
    expect(new Set(urls).size).toBe(3);
  });
});

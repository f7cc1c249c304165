import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { agency } from "#db/schema/people.ts";
import { testEngines, useTestDatabase } from "#db/testing.ts";
import { formatDate } from "#domain/dates.ts";
import { readContent } from "#domain/document.ts";
import { plainText } from "#domain/plain-text.ts";
import { makeNewsroom, type Newsroom, startRelease, typeBody } from "#server/testing.ts";
import { findDossier } from "./dossier.ts";
import { replay } from "./draft-log.ts";
import { submitRelease } from "./submit.ts";
import { writeAs } from "./write-as.ts";

describe.each(testEngines())("the first text of a release on %s", (engine) => {
  const database = useTestDatabase(engine);
  let room: Newsroom;
  beforeAll(async () => {
    room = await makeNewsroom(database.db);
    const styles = {
      kpu: { city: "Uji", dateline: "{KOTA}, {tanggal} –", closing: "(kpuuji)", endMark: "***" },
      kominfo: { city: "Uji", dateline: "{Kota}, {instansi} –", closing: "(dkuji)", endMark: "#" },
    };
    for (const kind of ["kpu", "kominfo"] as const) {
      await database.db.update(agency).set(styles[kind]).where(eq(agency.id, room.agencyIds[kind]));
    }
  });

  async function textOf(id: string) {
    const dossier = await findDossier(database.db, id);
    if (!dossier) throw new Error("a new release is not there");
    const { edition, contributors } = dossier;
    const content = readContent(await replay(database.db, edition.id, edition.headSeq));
    return { ...content, blocks: plainText(content.body).split("\n\n"), contributors };
  }

  test("[T3] a joint text begins like its owner's and ends with both closings", async () => {
    const today = () => formatDate(new Date(), "WIB", "id");
    const before = today();
    const id = await startRelease(room.kpuWriter, { template: "tahapan_pemilu" });
    const { blocks, contributors } = await textOf(id);
    // A day may begin meanwhile.
    expect([before, today()].map((day) => `UJI, ${day} –`)).toContain(blocks[0]);
    expect(blocks.slice(-3)).toEqual(["(kpuuji)", "(dkuji)", "***"]);
    expect(contributors).toEqual([]);
  });

  test("[T3] another owner, alone and in English", async () => {
    const more = { template: "ralat", language: "en", joint: false };
    const { blocks } = await textOf(await startRelease(room.kominfoWriter, more));
    expect(blocks[0]).toBe("Uji, Diskominfo –");
    expect(blocks[1]).toContain("{{title of the original}}");
    expect(blocks.slice(-2)).toEqual(["(dkuji)", "#"]);
  });

  test("[T3] a blank text is blank", async () => {
    const { blocks } = await textOf(await startRelease(room.kpuWriter));
    expect(blocks).toEqual([""]);
  });

  test("[T4] submitting names a field that does not hold what it asks for", async () => {
    const id = await startRelease(room.kpuWriter, { template: "ralat" });
    await typeBody(database.db, id, room.kpuWriter, "Isi ralat.");
    const fields = {
      contact: "Humas",
      original_title: "Siaran asal",
      original_url: "javascript:alert(1)",
      changes: ["12 TPS"],
      reason: "Salah salin.",
      corrected_on: "kemarin",
    };
    await writeAs(database.db, room.kpuWriter, id, { fields });
    await expect(submitRelease(room.kpuWriter, id)).rejects.toMatchObject({
      reason: "incomplete",
      extra: {
        gaps: [
          { kind: "value", field: "original_url", fault: "address" },
          { kind: "value", field: "changes", fault: "pairs" },
          { kind: "value", field: "corrected_on", fault: "date" },
        ],
      },
    });
    const right = {
      original_url: "https://contoh.go.id/rilis",
      changes: ["12 TPS", "21 TPS"],
      corrected_on: "2026-11-24",
    };
    await writeAs(database.db, room.kpuWriter, id, { fields: right });
    expect((await submitRelease(room.kpuWriter, id)).version.number).toBe(1);
  });
});

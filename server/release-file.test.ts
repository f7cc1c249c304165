import { beforeAll, describe, expect, test } from "vitest";
import { testEngines, useTestDatabase } from "#db/testing.ts";
import { FILE_FORMATS } from "#domain/files/sheet.ts";
import type { Actor } from "#domain/people.ts";
import { getReleaseFile } from "./release-file.ts";
import { publishRelease } from "./releases/publish.ts";
import { signRelease } from "./releases/sign.ts";
import { submitRelease } from "./releases/submit.ts";
import { getVersion } from "./releases/versions.ts";
import { makeNewsroom, type Newsroom, startRelease, typeBody } from "./testing.ts";

const gone = { reason: "not-found", status: 404 };
const said = async (actor: Actor, id: string, input: object) =>
  String((await getReleaseFile(actor, id, { format: "markdown", ...input })).content);

describe.each(testEngines())("a release as a file on %s", (engine) => {
  const database = useTestDatabase(engine);
  let room: Newsroom;
  let elsewhere: Newsroom;
  beforeAll(async () => {
    room = await makeNewsroom(database.db);
    elsewhere = await makeNewsroom(database.db);
  });

  test.each(FILE_FORMATS)(
    "[K100] as %s it is for whoever may read the text, and for nobody else",
    async (format) => {
      const shared = await startRelease(room.kpuWriter, { title: "Posko <baru>" });
      const own = await startRelease(room.kpuWriter, { joint: false });
      const file = await getReleaseFile(room.kominfoEditor, shared, { format });
      expect(file.name).toMatch(/^posko-baru-draf\.[a-z]+$/);
      const strangers = [
        [elsewhere.kpuEditor, shared],
        [room.kominfoEditor, own],
        [room.kpuEditor, "01a2031f-63bb-73dd-ae90-cb433ddab479"],
        [room.kpuEditor, "bukan-id"],
        [await room.add("kpu", "Admin", "admin"), shared],
      ] as const;
      for (const [actor, id] of strangers) {
        for (const query of [{ format }, { format, version: "1" }]) {
          await expect(getReleaseFile(actor, id, query)).rejects.toMatchObject(gone);
        }
      }
      const none = { format, version: "7" };
      await expect(getReleaseFile(room.kpuEditor, shared, none)).rejects.toMatchObject(gone);
    },
  );

  test("[K100] another form, version or question is no input", async () => {
    const id = await startRelease(room.kpuWriter);
    for (const query of [
      {},
      { format: "exe" },
      { format: "html", version: "1e1" },
      { format: "html", x: "1" },
    ]) {
      const refused = { reason: "invalid-input", status: 422 };
      await expect(getReleaseFile(room.kpuEditor, id, query)).rejects.toMatchObject(refused);
    }
  });

  test("[K102] it says until all have signed that not all have, and then who did", async () => {
    const id = await startRelease(room.kpuWriter, { title: "Jadwal" });
    await typeBody(database.db, id, room.kpuWriter, "Pemungutan suara.");
    const draft = await said(room.kpuEditor, id, {});
    expect(draft).toMatch(
      /^\*\*DRAF – belum ditandatangani\*\*\n\nInstansi kpu\\\nInstansi kominfo\n/,
    );
    expect(draft).toContain("Pemungutan suara.");
    const { version } = await submitRelease(room.kpuWriter, id);
    const { sha256 } = await getVersion(room.kpuEditor, id, "1");
    const seen = { versionId: version.id, sha256 };
    await signRelease(room.kpuEditor, id, seen);
    const half = await said(room.kominfoWriter, id, { version: "1" });
    expect(half).toMatch(/^\*\*Belum ditandatangani semua pihak\*\*/);
    expect(half).toContain("- KPU: Redaktur KPU, Staf, ");
    expect(half).toContain("- Diskominfo: Belum menandatangani");
    await signRelease(room.kominfoEditor, id, seen);
    const whole = await said(room.kpuEditor, id, { version: "1" });
    expect(whole).not.toContain("elum");
    expect(whole).toContain("- Diskominfo: Redaktur Kominfo, Staf, ");
    expect(whole).toContain(`\`${sha256}\``);
    expect(whole).not.toContain("/rilis/");
    expect(await said(room.kominfoEditor, id, { version: "1" })).toBe(whole);
    await publishRelease(room.kpuEditor, id, {});
    expect(await said(room.kpuEditor, id, { version: "1" })).toContain(
      `/rilis/${room.slug}/jadwal`,
    );
  });

  test("[K102] a text in English is all in English", async () => {
    const id = await startRelease(room.kpuWriter, { title: "Schedule", language: "en" });
    const made = await said(room.kpuEditor, id, {});
    expect(made).toMatch(/^\*\*DRAFT – not signed\*\*/);
    expect(made).toMatch(/\nText as of: \w+day, /);
  });
});

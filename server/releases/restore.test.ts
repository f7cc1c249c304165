import { beforeAll, describe, expect, test } from "vitest";
import { newId } from "#db/ids.ts";
import { findBreak } from "#db/record.ts";
import { testEngines, useTestDatabase } from "#db/testing.ts";
import type { TextThen } from "#domain/answers/history.ts";
import { commentedSpans } from "#domain/commented.ts";
import { type DraftContent, readBody } from "#domain/document.ts";
import { plainText } from "#domain/plain-text.ts";
import {
  heardWhile,
  makeNewsroom,
  type Newsroom,
  startRelease,
  typeBody,
} from "#server/testing.ts";
import { findDossier } from "./dossier.ts";
import { replay } from "./draft-log.ts";
import { getHistory } from "./history.ts";
import { keepNamed } from "./name-text.ts";
import { returnRelease } from "./reopen.ts";
import { restoreText } from "./restore.ts";
import { signRelease } from "./sign.ts";
import { submitRelease } from "./submit.ts";
import { getTextThen } from "./text-then.ts";
import { writeAs } from "./write-as.ts";

const contentOf = ({ content }: TextThen): DraftContent => JSON.parse(content);

describe.each(testEngines())("[K64] a restore is made by the server on %s", (engine) => {
  const database = useTestDatabase(engine);
  let room: Newsroom;
  beforeAll(async () => {
    room = await makeNewsroom(database.db);
  });

  const epochOf = async (releaseId: string) =>
    (await findDossier(database.db, releaseId))?.edition.epoch ?? 0;
  const listed = async (releaseId: string) =>
    (await getHistory(room.kpuWriter, releaseId, {})).items;
  const textOf = async (releaseId: string, which: string) =>
    plainText(contentOf(await getTextThen(room.kpuWriter, releaseId, which)).body);

  async function written() {
    const id = await startRelease(room.kpuWriter);
    await typeBody(database.db, id, room.kpuWriter, "Lama.");
    const { id: textId } = await keepNamed(room.kpuWriter, id, { name: "Lama" });
    await writeAs(database.db, room.kominfoWriter, id, {
      title: "Judul baru",
      body: {
        type: "doc",
        content: [{ type: "paragraph", content: [{ type: "text", text: "Baru." }] }],
      },
    });
    return { id, textId };
  }

  test("the text before is kept first, title and words come back, and all hear of it", async () => {
    const { id, textId } = await written();
    const epoch = await epochOf(id);
    const heard = await heardWhile(() => restoreText(room.kpuEditor, id, textId, {}));
    expect(heard).toEqual([{ kind: "edition-moved", releaseId: id, why: "restored" }]);
    const [after, before] = await listed(id);
    expect(before).toMatchObject({ kind: "before_restore", by: "Redaktur KPU" });
    expect(before?.writers.map(({ name }) => name)).toEqual(["Penulis Kominfo"]);
    expect(after).toMatchObject({ kind: "restored", source: { id: textId, name: "Lama" } });
    expect(await textOf(id, before?.id ?? "")).toBe("Baru.");
    const now = contentOf(await getTextThen(room.kominfoWriter, id, "current"));
    expect([now.title, plainText(now.body)]).toEqual(["Judul uji", "Lama."]);
    expect(await epochOf(id)).toBe(epoch + 1);
    expect(await findBreak(database.db, room.workspaceId)).toBeNull();
  });

  test("[K43] threads of comments go on at their words, where the restored text has them", async () => {
    const id = await startRelease(room.kpuWriter);
    await typeBody(database.db, id, room.kpuWriter, "Ini kotak suara.");
    const { id: textId } = await keepNamed(room.kpuWriter, id, { name: "Lama" });
    const [stays, goes] = [newId(), newId()];
    const piece = (words: string, thread?: string) => ({
      type: "text",
      text: words,
      ...(thread ? { marks: [{ type: "comment", attrs: { thread } }] } : {}),
    });
    const content = [piece("Semua "), piece("kotak suara", stays), piece(" dibuka.", goes)];
    await writeAs(database.db, room.kominfoWriter, id, {
      body: { type: "doc", content: [{ type: "paragraph", content }] },
    });
    await restoreText(room.kpuEditor, id, textId, {});
    const edition = (await findDossier(database.db, id))?.edition;
    const doc = await replay(database.db, edition?.id ?? "", edition?.headSeq ?? 0);
    const span = { from: { block: 0, offset: 4 }, to: { block: 0, offset: 15 } };
    expect([...commentedSpans(readBody(doc))]).toEqual([[stays, span]]);
  });

  test("whoever restores has written, and cannot sign", async () => {
    const { id, textId } = await written();
    await restoreText(room.kpuEditor, id, textId, {});
    const { version } = await submitRelease(room.kpuWriter, id);
    const seen = { versionId: version.id, sha256: version.sha256 };
    await expect(signRelease(room.kpuEditor, id, seen)).rejects.toMatchObject({
      reason: "four-eyes",
    });
  });

  test("the previous text is one restore away", async () => {
    const { id, textId } = await written();
    const { before } = await restoreText(room.kpuWriter, id, textId, {});
    await restoreText(room.kominfoWriter, id, before, {});
    const now = contentOf(await getTextThen(room.kominfoWriter, id, "current"));
    expect([now.title, plainText(now.body)]).toEqual(["Judul baru", "Baru."]);
  });

  test("a text that stands already is refused and leaves no trace", async () => {
    const { id, textId } = await written();
    await restoreText(room.kpuWriter, id, textId, {});
    const count = (await listed(id)).length;
    await expect(restoreText(room.kpuEditor, id, textId, {})).rejects.toMatchObject({
      reason: "same-text",
    });
    expect(await listed(id)).toHaveLength(count);
  });

  test("a frozen text is refused, a returned one is restored", async () => {
    const { id, textId } = await written();
    await submitRelease(room.kpuWriter, id);
    await expect(restoreText(room.kpuWriter, id, textId, {})).rejects.toMatchObject({
      reason: "wrong-state",
      status: 409,
    });
    await returnRelease(room.kpuEditor, id, { reason: "kurang jelas" });
    await restoreText(room.kpuWriter, id, textId, {});
    expect(await textOf(id, "current")).toBe("Lama.");
  });

  test("a text of another release is none of this one", async () => {
    const [one, other] = [await written(), await written()];
    await expect(restoreText(room.kpuWriter, one.id, other.textId, {})).rejects.toMatchObject({
      reason: "not-found",
    });
  });
});

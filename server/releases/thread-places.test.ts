import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { contributor } from "#db/schema/drafts.ts";
import { commentPlace } from "#db/schema/threads.ts";
import { testEngines, useTestDatabase } from "#db/testing.ts";
import type { Discussion } from "#domain/answers/threads.ts";
import { commentedSpans } from "#domain/commented.ts";
import { readBody } from "#domain/document.ts";
import type { Actor } from "#domain/people.ts";
import { Refused } from "#server/refused.ts";
import { makeNewsroom, type Newsroom, startRelease, typeBody } from "#server/testing.ts";
import { replyInThread } from "./comments.ts";
import { getDiscussion } from "./discussion.ts";
import { findDossier } from "./dossier.ts";
import { replay } from "./draft-log.ts";
import { getRelease } from "./read.ts";
import { returnRelease, takeBackRelease } from "./reopen.ts";
import { getStoredText } from "./stored-text.ts";
import { submitRelease } from "./submit.ts";
import { openThread, resolveThread } from "./threads.ts";
import { writeAs } from "./write-as.ts";

const reasonOf = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error: unknown) => (error instanceof Refused ? error.reason : `${error}`),
  );

describe.each(testEngines())("threads on a frozen text on %s", (engine) => {
  const database = useTestDatabase(engine);
  let room: Newsroom;
  beforeAll(async () => {
    room = await makeNewsroom(database.db);
  });

  const written = async (more: Record<string, unknown> = {}) => {
    const id = await startRelease(room.kpuWriter, more);
    const lines = ["Ada 12 TPS di Kecamatan Contoh.", "Kalimat kedua."];
    await typeBody(database.db, id, room.kpuWriter, ...lines);
    return id;
  };
  const open = (who: Actor, id: string, text: string) =>
    openThread(who, id, { text, about: { quotation: "12 TPS" } });
  const submitted = async (id: string) => (await submitRelease(room.kpuWriter, id)).version.id;
  const firstOf = ({ threads }: Discussion) => {
    const [thread] = threads;
    if (!thread) throw new Error("no thread");
    return thread;
  };

  test("[K43] under review a thread stands at a place of the version, which stays as it is", async () => {
    const id = await written();
    const versionId = await submitted(id);
    const before = await getRelease(room.kpuEditor, id);
    const about = {
      version: versionId,
      from: { block: 0, offset: 4 },
      to: { block: 1, offset: 7 },
    };
    await openThread(room.kominfoEditor, id, { text: "Sumbernya?", about });
    const now = await getDiscussion(room.kpuWriter, id);
    expect(firstOf(now)).toMatchObject({
      quotation: "12 TPS di Kecamatan Contoh. Kalimat",
      place: { from: about.from, to: about.to },
    });
    expect((await getRelease(room.kpuEditor, id))?.version).toEqual(before?.version);
    expect((await getRelease(room.kpuEditor, id))?.contributors).toEqual(before?.contributors);
    for (const wrong of [
      { ...about, to: { block: 9, offset: 1 } },
      { ...about, to: { block: 0, offset: 999 } },
      { ...about, to: about.from },
    ]) {
      const asked = openThread(room.kominfoEditor, id, { text: "x", about: wrong });
      expect(await reasonOf(asked)).toBe("invalid-input");
    }
    expect(await reasonOf(open(room.kominfoEditor, id, "x"))).toBe("wrong-state");
    const other = await submitted(await written());
    const foreign = openThread(room.kpuEditor, id, {
      text: "x",
      about: { ...about, version: other },
    });
    expect(await reasonOf(foreign)).toBe("not-found");
  });

  test("[K43] whoever is of no party reads the threads of a frozen text and adds none", async () => {
    const id = await written({ joint: false, visibility: "workspace" });
    await open(room.kominfoWriter, id, "Saat terbuka");
    const thread = firstOf(await getDiscussion(room.kominfoWriter, id)).id;
    await submitted(id);
    const seen = await getDiscussion(room.kominfoWriter, id);
    expect([seen.mayComment, seen.threads.length]).toEqual([false, 1]);
    expect(await reasonOf(replyInThread(room.kominfoWriter, id, thread, { text: "x" }))).toBe(
      "not-a-party",
    );
    expect(await reasonOf(resolveThread(room.kominfoWriter, id, thread, {}))).toBe("not-a-party");
  });

  test("[K43] a returned text has the threads of its review at their words, and nobody becomes a writer by them", async () => {
    const id = await written();
    const versionId = await submitted(id);
    const about = {
      version: versionId,
      from: { block: 0, offset: 4 },
      to: { block: 0, offset: 10 },
    };
    const { thread } = await openThread(room.kominfoEditor, id, { text: "Berapa?", about });
    const frozen = await getStoredText(room.kpuWriter, id);
    await returnRelease(room.kominfoEditor, id, { reason: "Lihat komentar" });
    const dossier = await findDossier(database.db, id);
    if (!dossier) throw new Error("no release");
    const doc = await replay(database.db, dossier.edition.id, dossier.edition.headSeq);
    expect(commentedSpans(readBody(doc)).get(thread)).toEqual({ from: about.from, to: about.to });
    expect((await getStoredText(room.kpuWriter, id)).canonical).toBe(frozen.canonical);
    const writers = await database.db
      .select()
      .from(contributor)
      .where(eq(contributor.editionId, dossier.edition.id));
    expect(writers.map(({ personId }) => personId)).toEqual([room.kpuWriter.personId]);
    await submitted(id);
    expect(firstOf(await getDiscussion(room.kpuEditor, id)).place).toEqual({
      from: about.from,
      to: about.to,
    });
    await takeBackRelease(room.kpuWriter, id);
    const again = await findDossier(database.db, id);
    expect(again?.edition.headSeq).toBe(dossier.edition.headSeq);
    await expect(database.db.update(commentPlace).set({ toOffset: 1 })).rejects.toThrow();
    await expect(database.db.delete(commentPlace)).rejects.toThrow();
  });

  test("[K181] a thread about the title or a field quotes what is stored and stays there through submitting and a return", async () => {
    const id = await written({ title: "Nota kesepahaman" });
    const about = (field: string) => ({ about: { field }, text: "Ini benar?" });
    const ask = (who: Actor, wish: object) => openThread(who, id, wish);
    const { thread } = await ask(room.kominfoWriter, about("title"));
    const fields = async (who: Actor) =>
      (await getDiscussion(who, id)).threads.map(({ field, quotation, place }) => [
        field,
        quotation,
        place,
      ]);
    await ask(room.kpuWriter, about("contact"));
    const both = [
      ["title", "Nota kesepahaman", null],
      ["contact", "", null],
    ];
    expect(await fields(room.kpuEditor)).toEqual(both);
    for (const wrong of ["nothing", "constructor"]) {
      expect(await reasonOf(ask(room.kpuWriter, about(wrong)))).toBe("invalid-input");
    }
    const outsider = (await makeNewsroom(database.db)).kpuEditor;
    expect(await reasonOf(ask(outsider, about("title")))).toBe("not-found");

    await writeAs(database.db, room.kpuWriter, id, { fields: { contact: "Humas KPU" } });
    const versionId = await submitted(id);
    const frozen = await getStoredText(room.kpuWriter, id);
    expect(await reasonOf(ask(room.kpuWriter, about("contact")))).toBe("wrong-state");
    const review = { text: "Nomornya?", about: { version: versionId, field: "contact" } };
    await ask(room.kominfoEditor, review);
    await replyInThread(room.kpuWriter, id, thread, { text: "Benar" });
    const all = [...both, ["contact", "Humas KPU", null]];
    expect(await fields(room.kpuWriter)).toEqual(all);
    await returnRelease(room.kominfoEditor, id, { reason: "Lihat komentar" });
    expect(await fields(room.kpuWriter)).toEqual(all);
    expect((await getStoredText(room.kpuWriter, id)).canonical).toBe(frozen.canonical);
  });
});

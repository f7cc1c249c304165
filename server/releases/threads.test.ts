import { and, eq, like, or } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { event } from "#db/schema/record.ts";
import { comment, commentThread } from "#db/schema/threads.ts";
import { testEngines, useTestDatabase } from "#db/testing.ts";
import type { Discussion } from "#domain/answers/threads.ts";
import type { Actor } from "#domain/people.ts";
import { Refused } from "#server/refused.ts";
import {
  heardWhile,
  lettersTo,
  makeNewsroom,
  type Newsroom,
  settle,
  startRelease,
  typeBody,
} from "#server/testing.ts";
import { deleteComment, editComment, replyInThread } from "./comments.ts";
import { getDiscussion } from "./discussion.ts";
import { openThread, reopenThread, resolveThread } from "./threads.ts";

const WORDS = "Ada 12 TPS di Kecamatan Contoh.";
const reasonOf = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error: unknown) => (error instanceof Refused ? error.reason : `${error}`),
  );

describe.each(testEngines())("threads of comments on %s", (engine) => {
  const database = useTestDatabase(engine);
  let room: Newsroom;
  let outsider: Actor;
  let admin: Actor;
  beforeAll(async () => {
    room = await makeNewsroom(database.db);
    outsider = (await makeNewsroom(database.db)).kpuEditor;
    admin = await room.add("kpu", "Admin KPU", "admin");
  });

  const written = async (more: Record<string, unknown> = {}) => {
    const id = await startRelease(room.kpuWriter, more);
    await typeBody(database.db, id, room.kpuWriter, WORDS, "Kalimat kedua.");
    return id;
  };
  const open = (who: Actor, id: string, text: string, quotation = "12 TPS") =>
    openThread(who, id, { text, about: { quotation } });
  const firstOf = ({ threads }: Discussion) => {
    const [thread] = threads;
    if (!thread) throw new Error("no thread");
    return thread;
  };
  const kindsOf = async (id: string) => {
    const rows = await database.db
      .select({ kind: event.kind, detail: event.detail })
      .from(event)
      .where(
        and(
          eq(event.releaseId, id),
          or(like(event.kind, "thread.%"), like(event.kind, "comment.%")),
        ),
      )
      .orderBy(event.seq);
    return rows;
  };

  test("[K40] whoever writes comments on an open text; others get what they get of the text", async () => {
    const id = await written();
    for (const who of [room.kpuWriter, room.kpuEditor, room.kominfoWriter, room.kominfoEditor]) {
      await open(who, id, `Dari ${who.name}`);
    }
    const all = await getDiscussion(room.kominfoWriter, id);
    expect(all.mayComment).toBe(true);
    expect(all.threads.map(({ comments }) => comments[0]?.text)).toEqual([
      "Dari Penulis KPU",
      "Dari Redaktur KPU",
      "Dari Penulis Kominfo",
      "Dari Redaktur Kominfo",
    ]);
    expect(all.threads[2]?.comments[0]?.author.agency).toBe("kominfo");
    for (const who of [outsider, admin]) {
      expect(await reasonOf(getDiscussion(who, id))).toBe("not-found");
      expect(await reasonOf(open(who, id, "x"))).toBe("not-found");
    }
  });

  test("[K40] a private draft has private threads, and nobody else can be named in one", async () => {
    const id = await written({ joint: false });
    await open(room.kpuEditor, id, "Hanya kita");
    expect(await reasonOf(getDiscussion(room.kominfoEditor, id))).toBe("not-found");
    const { mentionable } = await getDiscussion(room.kpuWriter, id);
    expect(mentionable.people.map(({ agency }) => agency)).toEqual(["kpu", "kpu"]);
    expect(mentionable.agencies).toEqual([{ slug: "kpu", name: "KPU" }]);
    const naming = { text: "@Redaktur Kominfo, lihat", about: { quotation: "12 TPS" } };
    const person = room.kominfoEditor.personId;
    expect(
      await reasonOf(openThread(room.kpuWriter, id, { ...naming, mentions: [{ person }] })),
    ).toBe("invalid-input");
  });

  test("[K42] a quotation is kept as it was, and is one that the stored text has", async () => {
    const id = await written();
    expect(await reasonOf(open(room.kpuWriter, id, "x", "13 TPS"))).toBe("words-moved");
    await open(room.kpuWriter, id, "x", "Contoh. Kalimat");
    await typeBody(database.db, id, room.kpuWriter, "Semua lain.");
    const thread = firstOf(await getDiscussion(room.kpuEditor, id));
    expect(thread).toMatchObject({ quotation: "Contoh. Kalimat", place: null });
  });

  test("[K44] only authors change and delete what they said; what was said leaves its place", async () => {
    const id = await written();
    const { thread } = await open(room.kpuWriter, id, "Pertama");
    const replied = await replyInThread(room.kominfoWriter, id, thread, { text: "Kedua" });
    const [first, second] = firstOf(replied).comments;
    if (!first || !second) throw new Error("no comments");
    const change = { comment: second.id, text: "Diganti" };
    expect(await reasonOf(editComment(room.kpuWriter, id, thread, change))).toBe("forbidden");
    expect(await reasonOf(deleteComment(room.kpuEditor, id, thread, { comment: first.id }))).toBe(
      "forbidden",
    );
    const edited = firstOf(await editComment(room.kominfoWriter, id, thread, change));
    expect(edited.comments[1]).toMatchObject({ text: "Diganti", at: second.at });
    expect(edited.comments[1]?.editedAt).not.toBeNull();
    const less = firstOf(await deleteComment(room.kpuWriter, id, thread, { comment: first.id }));
    expect(less.comments.map(({ text }) => text)).toEqual([null, "Diganti"]);
    expect(less.resolved).toBeNull();
    const gone = deleteComment(room.kpuWriter, id, thread, { comment: first.id });
    expect(await reasonOf(gone)).toBe("not-found");
    const none = await deleteComment(room.kominfoWriter, id, thread, { comment: second.id });
    expect(firstOf(none).resolved?.name).toBe("Penulis Kominfo");
    const isOfThread = eq(comment.threadId, thread);
    expect(await database.db.$count(comment, isOfThread)).toBe(2);
    await expect(database.db.delete(comment).where(isOfThread)).rejects.toThrow();
    await expect(
      database.db.delete(commentThread).where(eq(commentThread.id, thread)),
    ).rejects.toThrow();
    expect((await kindsOf(id)).map(({ kind }) => kind)).toEqual([
      "thread.opened",
      "comment.written",
      "comment.edited",
      "comment.deleted",
      "comment.deleted",
    ]);
    expect(JSON.stringify(await kindsOf(id))).not.toMatch(/Pertama|Kedua|Diganti/);
  });

  test("[K44] settling and opening again, however often, names the first; a settled one takes no answer", async () => {
    const id = await written();
    const { thread } = await open(room.kpuWriter, id, "Sudah?");
    const both = await settle(
      [room.kominfoWriter, room.kpuEditor].map((who) => resolveThread(who, id, thread, {})),
    );
    expect(both.refused).toEqual([]);
    const by = new Set(both.done.map((one) => firstOf(one).resolved?.name));
    expect(by.size).toBe(1);
    expect(await reasonOf(replyInThread(room.kpuWriter, id, thread, { text: "x" }))).toBe(
      "thread-resolved",
    );
    await reopenThread(room.kpuWriter, id, thread, {});
    const reopened = await reopenThread(room.kpuEditor, id, thread, {});
    expect(firstOf(reopened).resolved).toBeNull();
    const kinds = (await kindsOf(id)).map(({ kind }) => kind);
    expect(kinds).toEqual(["thread.opened", "thread.resolved", "thread.reopened"]);
  });

  test("[A5] a thread of another release and a comment of another thread are not found", async () => {
    const [one, two] = [await written(), await written()];
    const { thread } = await open(room.kpuWriter, one, "Di sini");
    const other = await open(room.kpuWriter, two, "Di sana");
    const said = firstOf(other.discussion).comments[0]?.id;
    expect(await reasonOf(replyInThread(room.kpuWriter, two, thread, { text: "x" }))).toBe(
      "not-found",
    );
    expect(await reasonOf(resolveThread(room.kpuWriter, two, "x", {}))).toBe("not-found");
    const change = { comment: said, text: "x" };
    expect(await reasonOf(editComment(room.kpuWriter, one, thread, change))).toBe("not-found");
  });

  test("[K45] who is named is told by a letter without the text, once, and an agency by all of its people", async () => {
    const id = await written();
    const person = room.kominfoEditor.personId;
    const naming = { about: { quotation: "12 TPS" }, mentions: [{ person }] };
    const unsaid = openThread(room.kpuWriter, id, { ...naming, text: "Tanpa nama" });
    expect(await reasonOf(unsaid)).toBe("invalid-input");
    const { thread, discussion } = await openThread(room.kpuWriter, id, {
      ...naming,
      text: "@Redaktur Kominfo, mohon lihat",
    });
    const [said] = firstOf(discussion).comments;
    expect(said?.mentions).toEqual([{ name: "Redaktur Kominfo", person }]);
    const toEditor = () => lettersTo(database.db, `${person}@contoh.test`);
    expect(await toEditor()).toMatchObject([
      { kind: "mentioned", params: { from: "Penulis KPU", path: `/naskah/${id}` } },
    ]);
    expect(JSON.stringify(await toEditor())).not.toContain("mohon");
    await editComment(room.kpuWriter, id, thread, {
      comment: said?.id,
      text: "@Redaktur Kominfo dan @KPU, mohon lihat",
      mentions: [{ person }, { agency: "kpu" }],
    });
    expect(await toEditor()).toHaveLength(1);
    expect(await lettersTo(database.db, `${room.kpuEditor.personId}@contoh.test`)).toHaveLength(1);
    expect(await lettersTo(database.db, `${room.kpuWriter.personId}@contoh.test`)).toEqual([]);
    for (const nobody of [outsider.personId, admin.personId, "x"]) {
      const asked = { text: "@Admin KPU", mentions: [{ person: nobody }] };
      expect(await reasonOf(replyInThread(room.kpuWriter, id, thread, asked))).toBe(
        "invalid-input",
      );
    }
  });

  test("[K46] every change is announced once it is stored, and what changes nothing is not", async () => {
    const id = await written();
    let thread = "";
    const heard = await heardWhile(async () => {
      thread = (await open(room.kpuWriter, id, "Halo")).thread;
      await resolveThread(room.kpuWriter, id, thread, {});
      await resolveThread(room.kpuWriter, id, thread, {});
      await reasonOf(replyInThread(room.kpuWriter, id, thread, { text: "x" }));
    });
    expect(heard).toEqual([
      { kind: "threads-changed", releaseId: id },
      { kind: "threads-changed", releaseId: id },
    ]);
  });
});

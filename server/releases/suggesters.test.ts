import { desc, eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { event } from "#db/schema/record.ts";
import { testEngines, useTestDatabase } from "#db/testing.ts";
import type { Actor } from "#domain/people.ts";
import { proposalId } from "#domain/proposals.ts";
import type { JsonNode } from "#domain/schema.ts";
import { standingOf } from "#server/standing.ts";
import {
  heardWhile,
  makeNewsroom,
  type Newsroom,
  startRelease,
  typeBody,
} from "#server/testing.ts";
import { draftGrant } from "./grant.ts";
import { getHistory } from "./history.ts";
import { keepNamed } from "./name-text.ts";
import { getRelease } from "./read.ts";
import { restoreText } from "./restore.ts";
import { getStoredText } from "./stored-text.ts";
import { submitRelease } from "./submit.ts";
import { getSuggesters, limitSuggester } from "./suggesters.ts";
import { sentRelease } from "./wire.ts";
import { writeAs } from "./write-as.ts";

describe.each(testEngines())("who only suggests, on %s", (engine) => {
  const database = useTestDatabase(engine);
  let room: Newsroom;
  beforeAll(async () => {
    room = await makeNewsroom(database.db);
  });

  const limit = (asker: Actor, id: string, one: Actor, suggestsOnly = true) =>
    limitSuggester(asker, id, { person: one.personId, suggestsOnly });
  const lastEvent = async (id: string) => {
    const rows = await database.db
      .select({ kind: event.kind, actorId: event.actorId, detail: event.detail })
      .from(event)
      .where(eq(event.releaseId, id))
      .orderBy(desc(event.seq))
      .limit(1);
    return rows[0];
  };

  test("[K119] an editor of a party says it and lifts it; sockets hear of it, and the record keeps it", async () => {
    const id = await startRelease(room.kpuWriter);
    const { personId, sessionId } = room.kominfoWriter;
    const rights = async () => (await standingOf(database.db, [sessionId])).get(sessionId);
    const before = await rights();
    const heard = await heardWhile(() => limit(room.kpuEditor, id, room.kominfoWriter));
    expect(heard).toEqual([{ kind: "rights-changed", personId }]);
    expect(await lastEvent(id)).toMatchObject({
      kind: "suggesting.limited",
      actorId: room.kpuEditor.personId,
      detail: { personId },
    });
    expect(await draftGrant(room.kominfoWriter, id)).toMatchObject({
      mode: "write",
      suggestsOnly: true,
    });
    expect(await getRelease(room.kominfoWriter, id)).toMatchObject({ suggestsOnly: true });
    const seen = await getRelease(room.kominfoWriter, id);
    expect(seen && sentRelease(seen).actions).not.toContain("submit");
    expect(await draftGrant(room.kpuWriter, id)).toMatchObject({ suggestsOnly: false });
    // What another process must see without a signal.
    expect(await rights()).not.toEqual(before);
    expect(await heardWhile(() => limit(room.kpuEditor, id, room.kominfoWriter))).toEqual([]);

    const other = await startRelease(room.kpuWriter);
    expect(await draftGrant(room.kominfoWriter, other)).toMatchObject({ suggestsOnly: false });
    const now = await limit(room.kominfoEditor, id, room.kominfoWriter, false);
    expect(now.people.some(({ suggestsOnly }) => suggestsOnly)).toBe(false);
    expect(await lastEvent(id)).toMatchObject({ kind: "suggesting.freed" });
    expect(await rights()).toEqual(before);
  });

  test("[K119] writers do not say it, nor is it said of who could say it themselves or of strangers", async () => {
    const id = await startRelease(room.kpuWriter);
    const own = await startRelease(room.kpuWriter, { joint: false, visibility: "workspace" });
    const elsewhere = await makeNewsroom(database.db);
    const CASES: [Actor, string, Actor, string][] = [
      [room.kpuWriter, id, room.kominfoWriter, "role"],
      [room.kominfoEditor, own, room.kpuWriter, "not-a-party"],
      [room.kpuEditor, id, room.kominfoEditor, "forbidden"],
      [room.kpuEditor, id, room.kpuEditor, "forbidden"],
      [room.kpuEditor, id, elsewhere.kpuWriter, "invalid-input"],
      [elsewhere.kpuEditor, id, room.kpuWriter, "not-found"],
    ];
    for (const [asker, release, one, reason] of CASES) {
      await expect(limit(asker, release, one)).rejects.toMatchObject({ reason });
    }
    expect((await getSuggesters(room.kpuWriter, id)).mayLimit).toBe(false);
    expect((await getSuggesters(room.kpuEditor, id)).mayLimit).toBe(true);
    await expect(getSuggesters(elsewhere.kpuEditor, id)).rejects.toMatchObject({ status: 404 });
  });

  test("[K116] whoever only suggests neither submits nor restores", async () => {
    const id = await startRelease(room.kpuWriter);
    await typeBody(database.db, id, room.kpuWriter, "Lama.");
    const { id: textId } = await keepNamed(room.kpuWriter, id, { name: "Lama" });
    await typeBody(database.db, id, room.kpuWriter, "Baru.");
    await limit(room.kpuEditor, id, room.kominfoWriter);
    const refused = { reason: "suggests-only", status: 403 };
    await expect(submitRelease(room.kominfoWriter, id)).rejects.toMatchObject(refused);
    await expect(restoreText(room.kominfoWriter, id, textId, {})).rejects.toMatchObject(refused);
  });

  /** A text that stands as "Ada 12 TPS", and of which somebody would have it otherwise. */
  async function proposed(author: Actor): Promise<string> {
    const id = await startRelease(room.kpuWriter);
    const proposal = proposalId({ author: author.personId, at: 1764200000000, sign: "aaaa" });
    const marks = (type: string) => [{ type, attrs: { proposal } }];
    const content: JsonNode[] = [
      { type: "text", text: "Ada " },
      { type: "text", text: "12", marks: marks("deletion") },
      { type: "text", text: "14", marks: marks("insertion") },
      { type: "text", text: " TPS" },
    ];
    const body = { type: "doc", content: [{ type: "paragraph", content }] };
    await writeAs(database.db, author, id, { body });
    return id;
  }

  test("[K118] a text with open proposals is not submitted; the refusal lists them", async () => {
    const id = await proposed(room.kominfoWriter);
    const { personId } = room.kominfoWriter;
    await expect(submitRelease(room.kpuWriter, id)).rejects.toMatchObject({
      reason: "proposals-open",
      status: 422,
      extra: {
        proposals: [
          {
            author: { id: personId, name: "Penulis Kominfo" },
            at: "2025-11-26T23:33:20.000Z",
            inserted: "14",
            deleted: "12",
          },
        ],
      },
    });
    await typeBody(database.db, id, room.kpuWriter, "Ada 14 TPS");
    expect((await submitRelease(room.kpuWriter, id)).version.number).toBe(1);
  });

  test("[K110] [K118] what is read of it is what stands, and it is not replaced by an older text", async () => {
    const id = await proposed(room.kominfoWriter);
    const stored = await getStoredText(room.kpuWriter, id);
    expect(stored.text).toBe("Ada 12 TPS");
    expect(JSON.stringify(stored)).not.toContain("proposal");
    const { id: textId } = await keepNamed(room.kpuWriter, id, { name: "Begini" });
    await expect(restoreText(room.kpuWriter, id, textId, {})).rejects.toMatchObject({
      reason: "proposals-open",
    });
    await typeBody(database.db, id, room.kpuWriter, "Lain.");
    await restoreText(room.kpuWriter, id, textId, {});
    expect((await getStoredText(room.kpuWriter, id)).text).toBe("Ada 12 TPS");
    expect((await getHistory(room.kpuWriter, id, {})).items.length).toBeGreaterThan(2);
  });
});

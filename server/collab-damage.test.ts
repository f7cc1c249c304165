import { eq, sql } from "drizzle-orm";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Db } from "#db/client.ts";
import { draftUpdate } from "#db/schema/drafts.ts";
import { testEngines, useTestDatabase } from "#db/testing.ts";
import { TestServer } from "./collab/testing.ts";
import { bodyTexts, RELEASE, type TestClient, until } from "./collab/testing-client.ts";
import { draftStore } from "./collab-wiring.ts";
import { draftGrant } from "./releases/grant.ts";
import { storedLog, tamper, useReplayThread, writtenText } from "./releases/testing-log.ts";
import { subscribe } from "./signals.ts";
import { makeNewsroom, type Newsroom } from "./testing.ts";

describe.each(testEngines())("rooms over the stored log on %s", (engine) => {
  const database = useTestDatabase(engine);
  const thread = useReplayThread();
  let room: Newsroom;
  let text: Awaited<ReturnType<typeof writtenText>>;
  let server: TestServer;
  let faults: string[];
  /** What the database answers to whoever appends, in place of doing it. */
  let refusal: Error | null;
  beforeAll(async () => {
    room = await makeNewsroom(database.db);
  });
  beforeEach(async () => {
    text = await writtenText(database.db, room.kpuWriter, 3);
    faults = [];
    refusal = null;
    const metrics = {
      committed: () => {},
      commitFailed: () => {},
      logFault: (part: string) => faults.push(part),
    };
    const store = draftStore(refusing(database.db), metrics, thread);
    server = new TestServer(undefined, { store, signals: { subscribe } });
    server.authorise = async () => {
      const grant = await draftGrant(room.kpuWriter, text.releaseId);
      if (!grant) return { ok: false, code: 4404 };
      return { ok: true, grant: { ...grant, rights: "" } };
    };
    await server.listen();
  });
  afterEach(() => server.close());

  /** The same database, whose transactions fail as long as there is a refusal; it is still read. */
  function refusing(db: Db): Db {
    return new Proxy(db, {
      get(target, name) {
        const value = Reflect.get(target, name, target);
        if (name !== "transaction") return typeof value === "function" ? value.bind(target) : value;
        return (work: (tx: Db) => Promise<unknown>) =>
          target.transaction(async (tx) => {
            const result = await work(tx as unknown as Db);
            const { rows } = (await tx.execute(
              sql`select pg_current_xact_id_if_assigned() is not null as wrote`,
            )) as unknown as { rows: { wrote: boolean }[] };
            if (refusal && rows[0]?.wrote && result !== null && isAppend(result)) throw refusal;
            return result;
          });
      },
    });
  }

  const rows = () => database.db.$count(draftUpdate, eq(draftUpdate.editionId, text.id));
  const paragraphs = (client: TestClient) => bodyTexts(client.doc).join("|");

  test("[L12] whoever opens a damaged text is sent away once, then reads it as it last was whole", async () => {
    await tamper(
      database.db,
      sql`update draft_update set data = '\\xff'::bytea where edition_id = ${text.id} and seq = 4`,
    );
    const before = await storedLog(database.db, text.id);
    const first = server.socket("ani", `/collab/${RELEASE}`);
    expect(await first.closed()).toBe(4409);
    expect(faults).toEqual(["row"]);
    const reader = await server.client("ani").synced();
    expect(paragraphs(reader)).toContain("Baris 2.");
    expect(paragraphs(reader)).not.toContain("Baris 3.");
    reader.type(" ditulis juga");
    const other = await server.client("budi").synced();
    expect(paragraphs(other)).not.toContain("ditulis juga");
    expect(reader.saved).toBe(0);
    expect(await storedLog(database.db, text.id)).toEqual(before);
  });

  test("[C14] a full disk refuses what is written, shows what is stored, and is over without a restart", async () => {
    const ani = await server.client("ani").synced();
    await until(() => ani.isSaved);
    const stored = await rows();
    refusal = Object.assign(new Error("could not extend file: No space left on device"), {
      code: "53100",
    });
    ani.type(" belum tersimpan");
    await until(() => ani.codes.includes(1013), "the close");
    expect(await rows()).toBe(stored);
    const reader = await server.client("budi").synced();
    expect(paragraphs(reader)).toContain("Baris 3.");
    expect(paragraphs(reader)).not.toContain("belum");
    expect(server.logged.join("\n")).toContain('"code":"53100"');
    refusal = null;
    await until(() => ani.isSaved && paragraphs(reader).includes("belum tersimpan"), "the words");
    expect(ani.codes.every((code) => code === 1013)).toBe(true);
  }, 30_000);
});

const isAppend = (result: unknown) =>
  typeof result === "object" && result !== null && "kind" in result && result.kind === "committed";

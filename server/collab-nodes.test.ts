import { asc, eq } from "drizzle-orm";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { contributor, docClient, draftUpdate } from "#db/schema/drafts.ts";
import { testEngines, useTestDatabase } from "#db/testing.ts";
import type { Actor } from "#domain/people.ts";
import type { Grant } from "./collab/ports.ts";
import { TestServer } from "./collab/testing.ts";
import { bodyTexts, RELEASE, type TestClient, textOf, until } from "./collab/testing-client.ts";
import { seeded } from "./collab/testing-random.ts";
import { draftStore } from "./collab-wiring.ts";
import { findDossier } from "./releases/dossier.ts";
import { replay } from "./releases/draft-log.ts";
import { useReplayThread } from "./releases/testing-log.ts";
import { makeNewsroom, type Newsroom, startRelease, typeBody } from "./testing.ts";

const SEED = 19_450_817;
const STEPS = 60;

const metrics = { committed: () => {}, commitFailed: () => {}, logFault: () => {} };

describe.each(testEngines())("two processes on one database of %s", (engine) => {
  const database = useTestDatabase(engine);
  const thread = useReplayThread();
  const open: TestServer[] = [];
  let room: Newsroom;
  beforeAll(async () => {
    room = await makeNewsroom(database.db);
  });
  afterEach(async () => {
    for (const server of open.splice(0)) await server.close();
  });

  /** Two collab servers over the real log of a new text; `bell` says whether one is rung. */
  async function nodes(bell: () => boolean) {
    const releaseId = await startRelease(room.kpuWriter);
    await typeBody(database.db, releaseId, room.kpuWriter, "Satu", "Dua");
    const dossier = await findDossier(database.db, releaseId);
    if (!dossier) throw new Error("no dossier");
    const { id: editionId, epoch } = dossier.edition;
    const store = draftStore(database.db, metrics, thread, (...rung) => {
      if (bell()) for (const { collab } of servers) collab.heard(...rung);
    });
    const servers: TestServer[] = [];
    const limit = { framesBurst: 10_000, socketsPerPerson: 100 };
    const people: Record<string, Actor> = { ani: room.kpuWriter, budi: room.kominfoWriter };
    for (let n = 0; n < 2; n++) {
      const server = new TestServer(undefined, { limit, store });
      server.authorise = async (cookie) => {
        const actor = people[cookie ?? ""];
        if (!actor) return { ok: false, code: 4401 };
        const grant = { editionId, epoch, ...grantOf(actor) };
        return { ok: true, grant };
      };
      servers.push(await server.listen());
    }
    open.push(...servers);
    const [first, second] = servers as [TestServer, TestServer];
    const lookUp = async () => {
      for (const { collab } of servers) await collab.lookUp();
    };
    return { first, second, editionId, lookUp };
  }

  const rowsOf = (editionId: string) =>
    database.db
      .select({ seq: draftUpdate.seq, personId: draftUpdate.personId })
      .from(draftUpdate)
      .where(eq(draftUpdate.editionId, editionId))
      .orderBy(asc(draftUpdate.seq));

  async function contributorsOf(editionId: string) {
    const rows = await database.db
      .select()
      .from(contributor)
      .where(eq(contributor.editionId, editionId));
    return rows.map(({ personId }) => personId);
  }

  /** Waits until all have the text of the log and what they typed is confirmed. */
  async function agreed(editionId: string, clients: TestClient[], lookUp: () => Promise<void>) {
    for (const end = Date.now() + 30_000; ; ) {
      await lookUp();
      if (clients.every((client) => client.isSaved)) {
        const { length } = await rowsOf(editionId);
        const doc = await replay(database.db, editionId, length);
        const xml = doc.getXmlFragment("body").toString();
        if (clients.every((c) => c.doc.getXmlFragment("body").toString() === xml)) return doc;
      }
      if (Date.now() > end) throw new Error(`no agreement: ${clients.map((c) => c.codes)}`);
      await new Promise(setImmediate); // PGlite answers without ever letting the sockets speak
    }
  }

  test(`[C32] what two people type at once, with lost bells, is one log without a gap (seed ${SEED})`, async () => {
    const random = seeded(SEED);
    const pick = (n: number) => Math.floor(random() * n);
    const { first, second, editionId, lookUp } = await nodes(() => random() < 0.6);
    const clients = [await first.client("ani").synced(), await second.client("budi").synced()];
    const written = ["", ""];
    for (let i = 0; i < STEPS; i++) {
      const who = pick(2);
      const client = clients[who] as TestClient;
      const text = textOf(client.doc, who);
      text.insert(text.length, `${i}.`);
      written[who] += `${i}.`;
      if (random() < 0.2) textOf(client.doc, pick(2)).format(0, 2, { bold: true });
      if (random() < 0.3) await new Promise(setImmediate);
      if (random() < 0.1) await lookUp();
    }
    const doc = await agreed(editionId, clients, lookUp);
    const plain = bodyTexts(doc).map((text) => text.replaceAll(/<[^>]*>/g, ""));
    expect(plain).toEqual([`Satu${written[0]}`, `Dua${written[1]}`]);
    const rows = await rowsOf(editionId);
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, i) => i + 1));
    const authors = new Set(rows.flatMap(({ personId }) => personId ?? []));
    expect(authors).toEqual(new Set([room.kpuWriter.personId, room.kominfoWriter.personId]));
    expect(new Set(await contributorsOf(editionId))).toEqual(authors);
    const owners = await database.db
      .select()
      .from(docClient)
      .where(eq(docClient.editionId, editionId));
    const ownerOf = new Map(owners.map(({ clientId, personId }) => [clientId, personId]));
    expect(clients.map(({ doc: { clientID } }) => ownerOf.get(clientID))).toEqual([
      room.kpuWriter.personId,
      room.kominfoWriter.personId,
    ]);
    for (const { codes } of clients) expect(codes).toEqual([]);
  }, 60_000);

  test("[C7] an id first used at one process is refused to another person at the other", async () => {
    const { first, second, editionId, lookUp } = await nodes(() => false);
    const ani = await first.client("ani").synced();
    const doc = new Y.Doc();
    doc.clientID = ani.doc.clientID;
    const budi = await second.client("budi", { doc }).synced();
    await until(() => budi.isSaved);
    ani.type(" asli");
    await until(() => ani.isSaved);
    budi.type(" palsu");
    await until(() => budi.code === 4403, "the refusal");
    const text = bodyTexts(await agreed(editionId, [ani], lookUp));
    expect(text).toEqual(["Satu asli", "Dua"]);
    const [owner] = await database.db
      .select()
      .from(docClient)
      .where(eq(docClient.clientId, ani.doc.clientID));
    expect(owner?.personId).toBe(room.kpuWriter.personId);
  });
});

function grantOf({ personId, sessionId, memberships }: Actor): Omit<Grant, "editionId" | "epoch"> {
  const agency = memberships[0]?.agency;
  if (!agency) throw new Error("a writer of no agency");
  const person = {
    id: personId,
    name: "Nama",
    agencyId: agency.id,
    agencyKind: agency.kind,
    agencyColour: "maroon" as const,
    agencyName: agency.name,
  };
  return {
    releaseId: RELEASE,
    mode: "write",
    suggestsOnly: false,
    at: Date.now(),
    sessionId,
    rights: "",
    person,
  };
}

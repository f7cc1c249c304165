import { afterEach, beforeAll, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { testEngines, useTestDatabase } from "#db/testing.ts";
import { readContent } from "#domain/document.ts";
import type { Actor } from "#domain/people.ts";
import type { Authorise } from "./collab/ports.ts";
import { TestServer } from "./collab/testing.ts";
import { type TestClient, textOf, until } from "./collab/testing-client.ts";
import { draftStore } from "./collab-wiring.ts";
import { findDossier } from "./releases/dossier.ts";
import { replay } from "./releases/draft-log.ts";
import { draftGrant } from "./releases/grant.ts";
import { keepNamed } from "./releases/name-text.ts";
import { restoreText } from "./releases/restore.ts";
import { useReplayThread } from "./releases/testing-log.ts";
import { getTextThen } from "./releases/text-then.ts";
import { subscribe } from "./signals.ts";
import { rightsOf } from "./standing.ts";
import { makeNewsroom, type Newsroom, startRelease, typeBody } from "./testing.ts";

const UNCOUNTED = { committed: () => {}, commitFailed: () => {}, logFault: () => {} };
const SILENT = { subscribe: () => () => {} };

/** What a colleague did before the restore and takes back after it. */
const DEEDS: [name: string, deed: (doc: Y.Doc) => void][] = [
  ["typed into a paragraph", (doc) => textOf(doc, 0).insert(4, " kata")],
  ["deleted words", (doc) => textOf(doc, 1).delete(0, 2)],
  ["deleted a paragraph", (doc) => doc.getXmlFragment("body").delete(1, 1)],
  ["deleted everything", (doc) => doc.getXmlFragment("body").delete(0, 3)],
  ["made words bold", (doc) => textOf(doc, 0).format(0, 2, { bold: true })],
  [
    "split a paragraph",
    (doc) => {
      const words = textOf(doc, 0).toString();
      const block = new Y.XmlElement("paragraph");
      const text = new Y.XmlText();
      block.insert(0, [text]);
      textOf(doc, 0).delete(2, words.length - 2);
      text.insert(0, words.slice(2));
      doc.getXmlFragment("body").insert(1, [block]);
    },
  ],
  [
    "changed the title",
    (doc) => {
      const line = doc.getXmlFragment("title").get(0) as Y.XmlElement;
      (line.get(0) as Y.XmlText).delete(0, 3);
    },
  ],
];

describe.each(testEngines())("undo after a restore on %s", (engine) => {
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

  async function prepared() {
    const releaseId = await startRelease(room.kpuWriter);
    await typeBody(database.db, releaseId, room.kpuWriter, "Satu", "Dua", "Tiga");
    const { id: textId } = await keepNamed(room.kpuWriter, releaseId, { name: "Asli" });
    await typeBody(database.db, releaseId, room.kominfoWriter, "Satu lain", "Dua lain", "Tiga");
    return { releaseId, textId };
  }

  /** A node over the real log; without ears no other part of the process reaches it. */
  async function node(releaseId: string, signals: { subscribe: typeof subscribe } = { subscribe }) {
    const people: Record<string, Actor> = { ani: room.kpuWriter, budi: room.kominfoWriter };
    const store = draftStore(database.db, UNCOUNTED, thread);
    const limit = { socketsPerPerson: 100 };
    const server = new TestServer(undefined, { limit, store, signals });
    const authorise: Authorise = async (cookie) => {
      const actor = people[cookie ?? ""];
      const grant = actor && (await draftGrant(actor, releaseId));
      if (!grant) return { ok: false, code: 4404 };
      return { ok: true, grant: { ...grant, rights: rightsOf(actor, grant.limits) } };
    };
    server.authorise = authorise;
    open.push(await server.listen());
    return server;
  }

  const stored = async (releaseId: string) => {
    const dossier = await findDossier(database.db, releaseId);
    if (!dossier) throw new Error("no dossier");
    const doc = await replay(database.db, dossier.edition.id, dossier.edition.headSeq);
    return { xml: doc.getXmlFragment("body").toString(), ...readContent(doc) };
  };

  /** A colleague whose undo remembers what they did. */
  async function atWork(server: TestServer, deed: (doc: Y.Doc) => void) {
    const budi = await server.client("budi").synced();
    const roots = [budi.doc.getXmlFragment("body"), budi.doc.getXmlFragment("title")];
    const undo = new Y.UndoManager(roots);
    budi.doc.transact(() => deed(budi.doc));
    await until(() => budi.isSaved, "what the colleague did");
    return { budi, undo };
  }

  /** Takes back all that there is, and lets the server hear of it on the same document. */
  async function takeBack(budi: TestClient, undo: Y.UndoManager) {
    while (undo.canUndo()) undo.undo();
    const closed = budi.codes.length;
    budi.provider.connect();
    await until(() => budi.isSaved || budi.codes.length > closed, "an answer to the undo");
  }

  describe("[K65] a colleague who takes back what they did leaves the restored text as it is", () => {
    test.each(DEEDS)("having %s", async (_, deed) => {
      const { releaseId, textId } = await prepared();
      const { budi, undo } = await atWork(await node(releaseId), deed);
      await restoreText(room.kpuWriter, releaseId, textId, {});
      await until(() => budi.code === 4409, "the end of the old text");
      const restored = await stored(releaseId);
      expect(restored.title).toBe("Judul uji");
      expect(restored.xml.match(/Satu|Dua|Tiga|lain/g)).toEqual(["Satu", "Dua", "Tiga"]);
      await takeBack(budi, undo);
      expect(await stored(releaseId)).toEqual(restored);
    });

    test("nor on a node that heard nothing of the restore", async () => {
      const { releaseId, textId } = await prepared();
      const deaf = await node(releaseId, SILENT as { subscribe: typeof subscribe });
      const { budi, undo } = await atWork(deaf, (doc) => doc.getXmlFragment("body").delete(1, 1));
      await restoreText(room.kpuWriter, releaseId, textId, {});
      const restored = await stored(releaseId);
      undo.undo();
      await until(() => budi.code === 4409, "the end of the old text");
      expect(budi.isSaved).toBe(false);
      await takeBack(budi, undo);
      expect(await stored(releaseId)).toEqual(restored);
    });
  });

  test("[K65] a document opened after the restore is written in, and its own undo works", async () => {
    const { releaseId, textId } = await prepared();
    const [here, there] = [await node(releaseId), await node(releaseId)];
    const old = await here.client("ani").synced();
    await restoreText(room.kpuWriter, releaseId, textId, {});
    await until(() => old.code === 4409, "the end of the old text");
    const { budi, undo } = await atWork(there, (doc) => textOf(doc, 1).insert(3, " kali"));
    expect((await stored(releaseId)).xml).toContain("Dua kali");
    undo.undo();
    await until(() => budi.isSaved, "the undo");
    expect((await stored(releaseId)).xml).not.toContain("kali");
  });

  test("[K64] words that were on their way when the text was restored are not called saved", async () => {
    const { releaseId, textId } = await prepared();
    const server = await node(releaseId);
    const budi = await server.client("budi").synced();
    const restoring = restoreText(room.kpuWriter, releaseId, textId, {});
    const typed: string[] = [];
    for (let n = 0; budi.code === undefined; n++) {
      if (n < 200) {
        budi.type(`<${n}>`);
        typed.push(`<${n}>`);
      }
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    const { before } = await restoring;
    expect(budi.code).toBe(4409);
    const restored = await stored(releaseId);
    expect(restored.xml.match(/Satu|Dua|Tiga|lain/g)).toEqual(["Satu", "Dua", "Tiga"]);
    // What was confirmed stands in the text that was kept before, to the last word.
    const { content } = await getTextThen(room.kpuWriter, releaseId, before);
    const confirmed = typed.slice(0, Math.max(0, budi.saved - 1));
    expect(confirmed.filter((word) => !content.includes(word))).toEqual([]);
  });
});

import { expect, test } from "vitest";
import * as Y from "yjs";
import { ROOT } from "#domain/room.ts";
import { updateFrame } from "./frames.ts";
import { perform } from "./testing-edits.ts";
import { EMPTY_STEP2 } from "./testing-hostile.ts";
import { Model } from "./testing-model.ts";
import { seeded } from "./testing-random.ts";

const SEED = 17_082_025;
const COUNT = 1000;

/** Words under somebody else's client id, alone or among words of one's own. */
function forgery(log: Y.Doc, victim: number, random: () => number): Uint8Array {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(log));
  const before = Y.encodeStateVector(doc);
  const at = () => Math.floor(random() * 200);
  const kinds = ["insert", "paragraph", "title", "heading", "bold"] as const;
  if (random() < 0.4) perform(doc, { kind: "insert", at: at(), size: at() });
  doc.clientID = victim;
  const kind = kinds[Math.floor(random() * kinds.length)] ?? "insert";
  perform(doc, { kind, at: at(), size: at() });
  // A format may fall on nothing; a field is always something new.
  doc.getMap(ROOT.fields).set("tempat", `palsu ${at()}`);
  return Y.encodeStateAsUpdate(doc, before);
}

test(`[C7] ${COUNT} forgeries of random form under ids of the log and of presence are refused (seed ${SEED})`, async () => {
  const random = seeded(SEED);
  const model = new Model(2);
  await model.begin();
  const [writer, idle] = model.peers;
  if (!writer || !idle) throw new Error("two people are here");
  for (let i = 0; i < 20; i++) {
    perform(writer.doc, { kind: i % 2 ? "insert" : "paragraph", at: i * 7, size: i });
  }
  expect(await model.heal()).toEqual([]);
  const rows = model.store.written.length;
  const [server = 0] = model.store.rows[0]?.clientIds ?? [];
  const victims = [writer.doc.clientID, idle.doc.clientID, server];
  for (let i = 0; i < COUNT; i++) {
    const forged = forgery(model.store.log, victims[i % 3] ?? 0, random);
    const code = await model.intrude("jahat", EMPTY_STEP2, updateFrame(forged));
    expect([i, code]).toEqual([i, 4403]);
  }
  expect(model.store.written.length).toBe(rows);
  perform(writer.doc, { kind: "insert", at: 1, size: 3 });
  expect(await model.heal(), "who is not equal to the log").toEqual([]);
  expect(model.peers.flatMap(({ codes }) => codes)).toEqual([]);
  model.destroy();
}, 60_000);

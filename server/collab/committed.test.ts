import { expect, test } from "vitest";
import * as Y from "yjs";
import { Committed } from "./committed.ts";
import { decodeFrame, step1Frame, step2Frame } from "./frames.ts";
import { seeded } from "./testing-random.ts";

const SEED = 77;

/** A text that grows by random edits of three people, and what of it is committed. */
function growing(random: () => number) {
  const people = [new Y.Doc(), new Y.Doc(), new Y.Doc()];
  const server = new Y.Doc();
  const committed = new Committed([Y.encodeStateAsUpdate(server)]);
  const edit = () => {
    const doc = people[Math.floor(random() * people.length)] as Y.Doc;
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(server, Y.encodeStateVector(doc)));
    let update: Uint8Array = Uint8Array.of(0, 0);
    doc.once("update", (made: Uint8Array) => {
      update = made;
    });
    const text = doc.getText("body");
    if (text.length > 3 && random() < 0.4) text.delete(Math.floor(random() * (text.length - 2)), 2);
    else text.insert(Math.floor(random() * (text.length + 1)), "kata");
    Y.applyUpdate(server, update);
    committed.add(update);
  };
  return { server, committed, edit };
}

/** Gives a client what the server answers to its state vector. */
function bring(client: Y.Doc, committed: Committed): void {
  const frame = decodeFrame(committed.answer(Y.encodeStateVector(client)));
  if (frame?.kind !== "write") throw new Error("no update");
  Y.applyUpdate(client, frame.update);
}

test(`[C46] at any moment whoever joins or comes back gets all that is committed (seed ${SEED})`, () => {
  const random = seeded(SEED);
  const { server, committed, edit } = growing(random);
  const away: Y.Doc[] = [];
  for (let i = 0; i < 600; i++) {
    edit();
    if (random() < 0.05) committed.fold(() => Y.encodeStateAsUpdate(server));
    if (random() > 0.2) continue;
    const client = away.length > 5 && random() < 0.7 ? (away.shift() as Y.Doc) : new Y.Doc();
    bring(client, committed);
    expect(Y.encodeStateAsUpdate(client)).toEqual(Y.encodeStateAsUpdate(server));
    expect(committed.question()).toEqual(step1Frame(Y.encodeStateVector(server)));
    away.push(client);
  }
  const replay = new Y.Doc();
  for (const update of committed.updates) Y.applyUpdate(replay, update);
  expect(Y.encodeStateAsUpdate(replay)).toEqual(Y.encodeStateAsUpdate(server));
});

test("[C46] those who were cut off together get one answer, whatever each has typed since", () => {
  const { server, committed, edit } = growing(seeded(SEED));
  for (let i = 0; i < 20; i++) edit();
  committed.fold(() => Y.encodeStateAsUpdate(server));
  const [ani, budi] = [new Y.Doc(), new Y.Doc()];
  for (const client of [ani, budi]) bring(client, committed);
  ani.getText("body").insert(0, "belum terkirim");
  const first = committed.answer(Y.encodeStateVector(ani));
  expect(committed.answer(Y.encodeStateVector(budi))).toBe(first);
});

test("[C46] whoever has nothing gets one frame of the whole, and a malformed vector is refused", () => {
  const { server, committed, edit } = growing(seeded(SEED));
  edit();
  committed.fold(() => Y.encodeStateAsUpdate(server));
  expect(committed.answer(Uint8Array.of(0))).toEqual(step2Frame(Y.encodeStateAsUpdate(server)));
  expect(() => committed.answer(Uint8Array.of(9, 1))).toThrow();
  expect(() => committed.answer(new Uint8Array())).toThrow();
});

test("[C46] a state is made again only when what came after it has grown", () => {
  const doc = new Y.Doc();
  const committed = new Committed([Y.encodeStateAsUpdate(doc)]);
  doc.on("update", (update: Uint8Array) => committed.add(update));
  let folds = 0;
  for (let i = 0; i < 10_000; i++) {
    doc.getText("body").insert(0, "kata");
    if (!committed.isLong) continue;
    committed.fold(() => Y.encodeStateAsUpdate(doc));
    folds += 1;
    expect(committed.bytes).toBe(Y.encodeStateAsUpdate(doc).length);
  }
  expect(folds).toBeGreaterThan(0);
  expect(folds).toBeLessThan(10);
});

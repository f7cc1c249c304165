import { afterEach, beforeEach, expect, test } from "vitest";
import type * as Y from "yjs";
import { hangComment } from "#domain/document.ts";
import { FRAME } from "#domain/room.ts";
import { TestServer } from "./testing.ts";
import { RELEASE, until } from "./testing-client.ts";

const THREAD = "01900000-0000-7000-8000-00000000000a";
const THREADS = `/collab/${RELEASE}?threads=1`;
const COLLEAGUE = "01900000-0000-7000-8000-00000000000b";

const shown = (doc: Y.Doc) => doc.getXmlFragment("body").toString();

let server: TestServer;
beforeEach(async () => {
  server = await new TestServer().listen();
});
afterEach(() => server.close());

test("[K41] [C25] a comment mark is committed and shown, and makes nobody a contributor", async () => {
  const ani = await server.client("ani").synced();
  ani.type("Ada 12 TPS");
  const budi = await server.client("budi").synced();
  await until(() => ani.isSaved && budi.texts[0]?.includes("12 TPS"));
  const span = { from: { block: 0, offset: 4 }, to: { block: 0, offset: 6 } };
  hangComment(budi.doc, THREAD, span);
  await until(() => budi.isSaved && shown(ani.doc).includes(THREAD), "mark");
  hangComment(ani.doc, COLLEAGUE, { from: { block: 0, offset: 5 }, to: { block: 0, offset: 10 } });
  await until(() => ani.isSaved && shown(budi.doc).includes(COLLEAGUE), "both");
  const writers = server.store.written.filter(({ contributes }) => contributes);
  expect(new Set(writers.map(({ author }) => author?.personId))).toEqual(new Set(["person-ani"]));
  expect(server.store.written.some(({ author }) => author?.personId === "person-budi")).toBe(true);
  expect([ani.codes, budi.codes]).toEqual([[], []]);
});

test("[K41] [C5] a reader hangs no mark", async () => {
  const ani = await server.client("ani").synced();
  ani.type("Ada 12 TPS");
  const reader = await server.client("budi; read").synced();
  await until(() => ani.isSaved && reader.texts[0]?.includes("12 TPS"));
  hangComment(reader.doc, THREAD, { from: { block: 0, offset: 0 }, to: { block: 0, offset: 3 } });
  ani.type("!");
  await until(() => ani.isSaved);
  expect(shown(ani.doc)).not.toContain(THREAD);
  expect(server.store.written.every(({ author }) => author?.personId !== "person-budi")).toBe(true);
});

test("[K46] sockets that asked for it are told that the threads have changed, readers too", async () => {
  const asked = await server.socket("ani", THREADS).opened();
  const reader = await server.socket("budi; read", THREADS).opened();
  const silent = await server.socket("cici").opened();
  await until(() => [asked, reader, silent].every(({ frames }) => frames.length > 0));
  const told = ({ frames }: typeof asked) => frames.filter(([type]) => type === FRAME.threads);
  server.signal({ kind: "threads-changed", releaseId: "0197a000-0000-7000-8000-000000000002" });
  server.signal({ kind: "threads-changed", releaseId: RELEASE });
  await until(() => told(asked).length && told(reader).length, "the frame");
  expect([told(asked).length, told(reader).length, told(silent).length]).toEqual([1, 1, 0]);
  expect(told(asked)[0]).toEqual(new Uint8Array([FRAME.threads]));
});

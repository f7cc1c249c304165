import { afterEach, expect, test } from "vitest";
import { TestServer } from "./testing.ts";
import { bodyTexts, until } from "./testing-client.ts";

let server: TestServer;
afterEach(() => server.close());

test("[C14] when the log stays away, sockets close with 1013 and the words come back with them", async () => {
  server = await new TestServer().listen();
  const ani = await server.client("ani").synced();
  await until(() => ani.isSaved);
  server.store.failBefore = Number.POSITIVE_INFINITY;
  ani.type(" tetap ada");
  await until(() => ani.codes.includes(1013), "the close");
  expect(server.store.written.length).toBe(0);
  server.store.failBefore = 0;
  await until(() => ani.isSaved && server.store.written.length > 0, "the words");
  expect(bodyTexts(server.store.replay())[0]).toBe("Satu tetap ada");
}, 15_000);

test("[C14] a log that does not answer at all closes with 1013 too, and joiners see nothing of what waits", async () => {
  server = await new TestServer().listen();
  const ani = await server.client("ani").synced();
  await until(() => ani.isSaved);
  server.store.gate = new Promise(() => {});
  const appends = server.store.appends;
  ani.type(" tetap ada");
  await until(() => server.store.appends > appends);
  const joiner = await server.client("budi").synced();
  await until(() => joiner.code === 1013, "the joiner to be sent away");
  expect(joiner.texts[0]).toBe("Satu");
  server.store.gate = null;
  await until(() => ani.isSaved && bodyTexts(server.store.replay())[0] === "Satu tetap ada");
}, 15_000);

test("[C23] a stop does not wait for ever for a log that does not answer", async () => {
  server = await new TestServer().listen();
  const ani = await server.client("ani").synced();
  await until(() => ani.isSaved);
  server.store.gate = new Promise(() => {});
  ani.type(" belum tersimpan");
  await until(() => server.collab.counts().waiting > 0);
  const from = Date.now();
  await server.collab.stop();
  expect(Date.now() - from).toBeLessThan(8000);
  expect(ani.isSaved).toBe(false);
  await until(() => ani.codes.length > 0);
}, 15_000);

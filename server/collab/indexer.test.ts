import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Indexer } from "./indexer.ts";
import { TestServer } from "./testing.ts";
import { until } from "./testing-client.ts";

describe("[B5] words are kept a moment after a commit", () => {
  let isCommitted = true;
  let kept = 0;
  const keep = () => {
    kept += 1;
  };
  const make = () => new Indexer({ isCommitted: () => isCommitted, keep });
  beforeEach(() => {
    vi.useFakeTimers();
    isCommitted = true;
    kept = 0;
  });
  afterEach(() => void vi.useRealTimers());

  test("once for many commits, and again only after another one", () => {
    const indexer = make();
    for (let i = 0; i < 10; i++) indexer.note();
    expect(kept).toBe(0);
    vi.advanceTimersByTime(3000);
    expect(kept).toBe(1);
    vi.advanceTimersByTime(60_000);
    indexer.rest();
    indexer.finish();
    expect(kept).toBe(1);
    indexer.note();
    vi.advanceTimersByTime(3000);
    expect(kept).toBe(2);
  });

  test("never while something waits for the log, but at the next rest", () => {
    const indexer = make();
    indexer.note();
    isCommitted = false;
    vi.advanceTimersByTime(3000);
    indexer.rest();
    expect(kept).toBe(0);
    isCommitted = true;
    indexer.rest();
    expect(kept).toBe(1);
  });

  test("at once when the room closes, and not after it stopped", () => {
    const closing = make();
    closing.note();
    closing.finish();
    expect(kept).toBe(1);
    const stopped = make();
    stopped.note();
    stopped.stop();
    vi.advanceTimersByTime(60_000);
    expect(kept).toBe(1);
  });
});

describe("a room", () => {
  let server: TestServer;
  afterEach(() => server.close());

  test("[B5] whoever leaves leaves the words of the committed text, whoever only reads none", async () => {
    server = await new TestServer().listen();
    const reader = await server.client("budi; read").synced();
    reader.destroy();
    await until(() => server.collab.counts().rooms === 0);
    expect(server.store.words).toEqual([]);
    const ani = await server.client("ani").synced();
    ani.type(" Pleno", 1);
    await until(() => ani.isSaved);
    ani.destroy();
    await until(() => server.store.words.length > 0);
    const { seq, words } = server.store.words[0] ?? {};
    expect(words).toBe("judul satu dua pleno jepara");
    expect(seq).toBe(server.store.rows.length);
  });

  test("[B4] knows who is in it, one entry a person however many pages they have", async () => {
    server = await new TestServer().listen();
    expect([...server.collab.people().values()].flat()).toEqual([]);
    const ani = await server.client("ani").synced();
    await server.client("ani").synced();
    await server.client("budi; read").synced();
    const people = () => [...server.collab.people().values()].flat().map(({ name }) => name);
    expect(people()).toEqual(["Nama ani", "Nama budi"]);
    ani.destroy();
    await until(() => server.collab.counts().sockets === 2);
    expect(people()).toEqual(["Nama ani", "Nama budi"]);
  });
});

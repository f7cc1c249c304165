import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { newId } from "#db/ids.ts";
import type { PresentPerson } from "#domain/views.ts";
import { log } from "#server/log.ts";
import { redisHere, testRedis } from "#server/redis-testing.ts";
import { announce, type Signal, subscribe } from "#server/signals.ts";
import { type Here, Nodes } from "./nodes.ts";

const key = Buffer.alloc(32, 1);
const [edition, release, ani, session] = [newId(), newId(), newId(), newId()];
const PATIENCE = { timeout: 20_000 };

for (const name of redisHere ? ["Redis"] : []) {
  describe(`nodes over ${name}`, () => {
    let redis: Awaited<ReturnType<typeof testRedis>>;
    const open: Nodes[] = [];
    beforeAll(async () => {
      redis = await testRedis();
      await redis.start();
    });
    afterEach(async () => {
      for (const nodes of open.splice(0)) await nodes.close();
    });
    afterAll(() => redis.stop());

    /** A node whose texts are stand-ins that keep what reaches them. */
    async function node(people: PresentPerson[] = []) {
      const id = newId();
      const calls = { heard: vi.fn(), lookUp: vi.fn(), forget: vi.fn(), tell: vi.fn() };
      const seen = vi.fn();
      const here: Here = {
        heard: calls.heard,
        lookUp: async () => calls.lookUp(),
        present: () => new Map(people.length ? [[release, people]] : []),
        rooms: {
          editions: () => [edition],
          isOpen: (editionId) => editionId === edition,
          hearPeers: seen,
          forgetNode: calls.forget,
          tellPeers: calls.tell,
        },
      };
      const nodes = new Nodes({
        node: id,
        redis: { url: redis.url, prefix: "sinergi:uji", key },
        log: log(),
        dropped: () => {},
      });
      open.push(nodes);
      nodes.serve(here);
      await vi.waitFor(() => expect(nodes.redis).toBe("up"), PATIENCE);
      return { id, nodes, seen, ...calls };
    }

    test("[J1] [J11] a commit rings at the others with its rows, or without them when they are large", async () => {
      const [one, two] = [await node(), await node()];
      const rows = [
        { data: Buffer.from([1, 2, 255]), personId: ani },
        { data: new Uint8Array(), personId: null },
      ];
      const large = { data: new Uint8Array(70_000), personId: ani };
      await vi.waitFor(() => expect(one.tell).toHaveBeenCalledWith(edition), PATIENCE);
      one.nodes.ring(edition, 7, { epoch: 2, rows });
      await vi.waitFor(() => expect(two.heard).toHaveBeenCalledTimes(1), PATIENCE);
      one.nodes.ring(edition, 8, { epoch: 2, rows: [large] });
      await vi.waitFor(() => expect(two.heard).toHaveBeenCalledTimes(2), PATIENCE);
      const told = rows.map((row) => ({ ...row, data: new Uint8Array(row.data) }));
      expect(two.heard.mock.calls).toEqual([
        [edition, 7, { epoch: 2, rows: told }],
        [edition, 8, undefined],
      ]);
      expect(one.heard).not.toHaveBeenCalled();
    });

    test("[J14] what was committed before another node had the text open rings as soon as it has", async () => {
      const one = await node();
      for (const headSeq of [4, 5]) one.nodes.ring(edition, headSeq, { epoch: 1, rows: [] });
      const two = await node();
      await vi.waitFor(() => expect(two.heard).toHaveBeenCalled(), PATIENCE);
      expect(two.heard.mock.calls).toEqual([[edition, 5, undefined]]);
      one.nodes.ring(edition, 6, { epoch: 1, rows: [] });
      await vi.waitFor(() => expect(two.heard).toHaveBeenCalledTimes(2), PATIENCE);
    });

    test("[J6] [K46] what one node announces every other hears once, and passes on no further", async () => {
      await node();
      await node();
      const heard: Signal[] = [];
      const stop = subscribe((signal) => heard.push(signal));
      const signals: Signal[] = [
        { kind: "session-ended", sessionId: session, why: "suspended" },
        { kind: "rights-changed", personId: ani },
        { kind: "edition-moved", releaseId: release },
        { kind: "threads-changed", releaseId: release },
      ];
      for (const signal of signals) announce(signal);
      // Both nodes of this test share one process: each announcement, and what the two pass on of it.
      const wanted = signals.flatMap((signal) => [signal, signal, signal]);
      const byKind = (a: Signal, b: Signal) => a.kind.localeCompare(b.kind);
      await vi.waitFor(() => {
        expect(heard.toSorted(byKind)).toEqual(wanted.toSorted(byKind));
      }, PATIENCE);
      stop();
    });

    test("[J3] who is there is asked, answered, shown on the board, and gone with its node", async () => {
      const person = { id: ani, name: "Ani", agencyKind: "kpu" as const };
      const [one, two] = [await node(), await node([person])];
      const everywhere = () => one.nodes.everywhere(new Map()).get(release);
      await vi.waitFor(() => expect(everywhere()).toEqual([person]), PATIENCE);
      one.nodes.ask(edition);
      await vi.waitFor(() => expect(two.tell).toHaveBeenCalledWith(edition), PATIENCE);
      const lines = [{ clientId: 7, clock: 1, personId: ani, json: null }];
      two.nodes.show(edition, lines, true);
      const told = [edition, two.id, lines, true];
      await vi.waitFor(() => expect(one.seen).toHaveBeenCalledWith(...told), PATIENCE);
      await two.nodes.close();
      await vi.waitFor(() => expect(one.forget).toHaveBeenCalledWith(two.id), PATIENCE);
      expect(everywhere()).toBeUndefined();
    });

    test("[J4] when Redis is back everything is looked at once, told and asked", async () => {
      const one = await node();
      await redis.stop();
      await vi.waitFor(() => expect(one.nodes.redis).toBe("down"), PATIENCE);
      for (const call of [one.lookUp, one.tell]) call.mockClear();
      await vi.waitFor(() => expect(one.lookUp.mock.calls.length).toBeGreaterThan(1), PATIENCE);
      await redis.start();
      await vi.waitFor(() => expect(one.nodes.redis).toBe("up"), PATIENCE);
      expect(one.tell).toHaveBeenCalled();
    });
  });
}

test("[J4] without a Redis the database is asked, and health says that there is none", async () => {
  const nodes = new Nodes({ node: newId(), redis: null, log: log(), dropped: () => {} });
  const lookUp = vi.fn(async () => {});
  const rooms = {
    editions: () => [],
    isOpen: () => false,
    hearPeers: () => {},
    forgetNode: () => {},
    tellPeers: () => {},
  };
  nodes.serve({ heard: () => {}, lookUp, present: () => new Map(), rooms });
  nodes.ring(edition, 1, { epoch: 1, rows: [] });
  await vi.waitFor(() => expect(lookUp.mock.calls.length).toBeGreaterThan(1), PATIENCE);
  expect(nodes.redis).toBe("none");
  await nodes.close();
});

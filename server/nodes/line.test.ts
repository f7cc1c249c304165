import { Redis } from "ioredis";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { newId } from "#db/ids.ts";
import { log } from "#server/log.ts";
import { redisHere, testRedis } from "#server/redis-testing.ts";
import { Envelopes } from "./envelopes.ts";
import { Line } from "./line.ts";
import { type Body, encodeMessage, type Message } from "./message.ts";

const key = Buffer.alloc(32, 1);
const edition = newId();
const PATIENCE = { timeout: 15_000 };

for (const name of redisHere ? ["Redis"] : []) {
  describe(`the line over ${name}`, () => {
    let redis: Awaited<ReturnType<typeof testRedis>>;
    let asking: Redis;
    const lines: Line[] = [];
    beforeAll(async () => {
      redis = await testRedis();
      await redis.start();
      asking = new Redis(redis.url);
      asking.on("error", () => {});
    });
    afterEach(async () => {
      for (const line of lines.splice(0)) await line.close();
    });
    afterAll(async () => {
      asking.disconnect();
      await redis.stop();
    });

    function node(options: Partial<ConstructorParameters<typeof Line>[0]> = {}) {
      const heard: Message["body"][] = [];
      const turns: boolean[] = [];
      const dropped = vi.fn();
      const warn = vi.fn();
      const line = new Line({
        url: redis.url,
        prefix: "sinergi:uji",
        key,
        node: newId(),
        log: Object.assign(Object.create(log()), { warn }),
        hear: ({ body }) => body.kind !== "pulse" && heard.push(body),
        wants: (editionId) => editionId === edition,
        turned: (isUp) => turns.push(isUp),
        dropped,
        ...options,
      });
      lines.push(line);
      return { line, heard, turns, dropped, warn };
    }
    const isUp = ({ line }: { line: Line }) =>
      vi.waitFor(() => expect(line.isUp).toBe(true), PATIENCE);
    const isDown = ({ line }: { line: Line }) =>
      vi.waitFor(() => expect(line.isUp).toBe(false), PATIENCE);
    const shown = (clientId: number, editionId = edition) => {
      const line = { clientId, clock: 1, personId: newId(), json: null };
      return { kind: "presence", editionId, all: false, lines: [line] } satisfies Body;
    };
    const bell = (headSeq: number) =>
      ({ kind: "bells", bells: [{ editionId: edition, headSeq }] }) satisfies Body;

    test("[J2] nodes hear each other and not themselves, and of texts only those that are open", async () => {
      const [one, two] = [node(), node()];
      await isUp(one);
      await isUp(two);
      const told: Body[] = [shown(2), bell(2), { kind: "leaving" }];
      one.line.tell(shown(1, newId()));
      for (const body of told) one.line.tell(body);
      await vi.waitFor(() => expect(two.heard).toEqual(told), PATIENCE);
      expect(one.heard).toEqual([]);
      expect(two.dropped).not.toHaveBeenCalled();
    });

    test("[J2] what is no message of this installation is dropped and counted", async () => {
      const [one, two] = [node(), node({ prefix: "sinergi:lain" })];
      await isUp(one);
      await isUp(two);
      two.line.tell({ kind: "leaving" });
      const foreign = encodeMessage(new Envelopes(Buffer.alloc(32, 2), newId()), {
        kind: "leaving",
      });
      await asking.publish("sinergi:uji:all", foreign);
      await asking.publish("sinergi:uji:all", "{}");
      // A message for one text does not count for another.
      const told = shown(3);
      const [about, other] = [encodeMessage(new Envelopes(key, newId()), told), newId()];
      await asking.publish(`sinergi:uji:${other}`, about);
      await asking.publish("sinergi:uji:all", about);
      await asking.publish(`sinergi:uji:${edition}`, about);
      await vi.waitFor(() => expect(one.heard).toEqual([told]), PATIENCE);
      expect(one.dropped).toHaveBeenCalledTimes(3);
      expect(two.dropped).not.toHaveBeenCalled();
    });

    test("[J4] a Redis that is gone is noticed, said once, and heard again when it is back", async () => {
      const [one, two] = [node(), node()];
      await isUp(one);
      await isUp(two);
      await redis.stop();
      await isDown(one);
      await isDown(two);
      one.line.tell({ kind: "bells", bells: [] });
      await redis.start();
      await isUp(one);
      await isUp(two);
      one.line.tell({ kind: "leaving" });
      await vi.waitFor(() => expect(two.heard).toEqual([{ kind: "leaving" }]), PATIENCE);
      expect(one.turns).toEqual([true, false, true]);
      expect(one.warn).toHaveBeenCalledTimes(1);
    });

    test("[J4] a Redis that takes everything and answers nothing counts as gone", async () => {
      const one = node();
      await isUp(one);
      redis.freeze();
      await isDown(one);
      redis.thaw();
      await isUp(one);
      expect(one.warn).toHaveBeenCalledTimes(1);
    });

    test("[J4] a Redis that never was there is said once and stops nothing", async () => {
      const one = node({ url: "redis://127.0.0.1:1" });
      one.line.tell({ kind: "leaving" });
      await vi.waitFor(() => expect(one.warn).toHaveBeenCalledTimes(1), PATIENCE);
      expect(one.line.isUp).toBe(false);
      expect(one.turns).toEqual([]);
    });
  });
}

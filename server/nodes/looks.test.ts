import { afterEach, expect, test, vi } from "vitest";
import { log } from "#server/log.ts";
import { Looks } from "./looks.ts";

let looks: Looks | undefined;
afterEach(() => looks?.stop());

function counted(areBellsUp: () => boolean, look = async () => {}) {
  let times = 0;
  looks = new Looks({
    look: async () => {
      times += 1;
      await look();
    },
    areBellsUp,
    log: log(),
  });
  const tick = async (seconds: number) => {
    for (let i = 0; i < seconds; i++) {
      looks?.tick();
      await new Promise(setImmediate);
    }
    return times;
  };
  return { tick, times: () => times };
}

test("[J4] without bells the database is asked every second, with bells every five", async () => {
  let isUp = false;
  const { tick } = counted(() => isUp);
  expect(await tick(10)).toBe(10);
  isUp = true;
  expect(await tick(20)).toBe(14);
});

test("[J4] a look that goes on is not joined by a second one, and one that was wanted meanwhile follows", async () => {
  let go = () => {};
  const { tick, times } = counted(
    () => false,
    () => new Promise<void>((resolve) => (go = resolve)),
  );
  expect(await tick(5)).toBe(1);
  go();
  await vi.waitFor(() => expect(times()).toBe(2));
});

test("[J4] a database that does not answer is said once and asked again", async () => {
  const error = vi.spyOn(log(), "error");
  let fails = true;
  const { tick } = counted(
    () => false,
    async () => {
      if (fails) throw new Error("away");
    },
  );
  expect(await tick(3)).toBe(3);
  expect(error).toHaveBeenCalledTimes(1);
  fails = false;
  await tick(1);
  fails = true;
  await tick(2);
  expect(error).toHaveBeenCalledTimes(2);
  error.mockRestore();
});

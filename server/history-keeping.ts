import type { Db } from "#db/client.ts";
import { faultOf } from "#domain/fault.ts";
import type { Log } from "./log.ts";
import { keepAutomatic } from "./releases/keep-automatic.ts";
import type { ReplayThread } from "./releases/replay-thread.ts";

const MINUTE = 60 * 1000;

type Means = { db: Db; thread: ReplayThread; log: Log };

/**
 * Looks every minute whether open texts are due to be kept for their history. Returns how it stops;
 * the promise says when.
 */
export function keepHistory({ db, thread, log }: Means): () => Promise<void> {
  const failed = (editionId: string, error: unknown) =>
    log.error({ editionId, ...faultOf(error) }, "text not kept");
  const round = async () => {
    try {
      await keepAutomatic({ db, thread, failed });
    } catch (error) {
      log.error(faultOf(error), "texts not kept");
    }
  };
  let running = round();
  const often = setInterval(() => {
    running = running.then(round);
  }, MINUTE).unref();
  return async () => {
    clearInterval(often);
    await running;
  };
}

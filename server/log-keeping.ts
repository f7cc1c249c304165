import type { Db } from "#db/client.ts";
import { faultOf } from "#domain/fault.ts";
import type { Log } from "./log.ts";
import { thinAutomatic } from "./releases/keep-automatic.ts";
import type { ReplayThread } from "./releases/replay-thread.ts";
import { shortenLogs } from "./releases/retention.ts";

const DAY = 24 * 60 * 60 * 1000;

type Means = { db: Db; thread: ReplayThread; days: number; log: Log };

/**
 * Shortens the logs of texts and thins out their history in the background, now and once a day. Returns how it stops: at the
 * next step, and the promise says when.
 */
export function keepLogs({ db, thread, days, log }: Means): () => Promise<void> {
  let isStopping = false;
  const failed = (editionId: string, error: unknown) =>
    log.error({ editionId, ...faultOf(error) }, "log not shortened");
  const shorten = async () => {
    try {
      const goesOn = () => !isStopping;
      const { texts, rows, snapshots } = await shortenLogs({ db, thread, days, failed, goesOn });
      log.info({ texts, rows, snapshots }, "logs shortened");
      log.info({ texts: await thinAutomatic(db, days) }, "history thinned out");
    } catch (error) {
      log.error(faultOf(error), "logs not shortened");
    }
  };
  let running = shorten();
  const daily = setInterval(() => {
    running = running.then(shorten);
  }, DAY).unref();
  return async () => {
    isStopping = true;
    clearInterval(daily);
    await running;
  };
}

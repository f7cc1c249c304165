import type { Db } from "#db/client.ts";
import { faultOf } from "#domain/fault.ts";
import type { Log } from "#server/log.ts";
import { type Carrier, failureOf } from "./carrier.ts";
import { compose } from "./compose.ts";
import { giveUp, letterFailed, letterTold, openLetter, type Taken, takeLetter } from "./queue.ts";

export type Delivery = {
  db: Db;
  carrier: Carrier;
  /** Where links of letters begin. */
  address: string;
  log: Log;
};

/** Milliseconds between looks for letters that nobody woke us for. */
const LOOK_EVERY = 5000;
/** Milliseconds that a stop leaves to the letter that is on its way; then it is sent again later. */
const FINISH_WITHIN = 3000;

/** No further letter is begun after `early`, and the one on its way is cut off at `late`. */
type Stop = { early: AbortSignal; late: AbortSignal };

/**
 * Delivers every letter that is due now, one after the other, and answers how many it tried. Other
 * processes may do the same beside it.
 */
export async function deliverDue(delivery: Delivery, stop?: Stop): Promise<number> {
  let tried = 0;
  while (!stop?.early.aborted) {
    const taken = await takeLetter(delivery.db);
    if (!taken) break;
    tried++;
    await deliver(delivery, taken, stop?.late);
  }
  return tried;
}

async function deliver(
  { db, carrier, address, log }: Delivery,
  taken: Taken,
  stop?: AbortSignal,
): Promise<void> {
  const { id, attempts, writtenAt, at } = taken;
  const form = openLetter(taken);
  if (!form || (form.until !== undefined && Date.parse(form.until) <= at.getTime())) {
    const failure = form ? "expired" : "unreadable";
    await giveUp(db, id, failure);
    log.error({ letter: id, attempts, failure }, "letter given up");
    return;
  }
  try {
    await carrier.carry({ ...compose(form, address), id, writtenAt }, stop);
  } catch (error) {
    const failure = failureOf(error);
    const outcome = await letterFailed(db, taken, failure);
    const line = { letter: id, attempts, failure };
    if (outcome === "up") log.error(line, "letter given up");
    else log.warn(line, "letter not delivered");
    return;
  }
  await letterTold(db, id);
}

/** Delivers letters until it is stopped: when it is woken, and every few seconds by itself. */
export function startLetters(delivery: Delivery): { wake(): void; stop(): Promise<void> } {
  const early = new AbortController();
  const late = new AbortController();
  const stop = { early: early.signal, late: late.signal };
  let isWoken = false;
  let running: Promise<void> | null = null;
  const round = async () => {
    try {
      do {
        isWoken = false;
        await deliverDue(delivery, stop);
      } while (isWoken && !early.signal.aborted);
    } catch (error) {
      // The database is away: the next look finds the letters where they are.
      delivery.log.warn(faultOf(error), "letters not read");
    } finally {
      running = null;
    }
  };
  const wake = () => {
    isWoken = true;
    if (!early.signal.aborted) running ??= round();
  };
  const timer = setInterval(wake, LOOK_EVERY);
  timer.unref();
  wake();
  return {
    wake,
    async stop() {
      early.abort();
      clearInterval(timer);
      const patience = setTimeout(() => late.abort(), FINISH_WITHIN);
      await running;
      clearTimeout(patience);
      delivery.carrier.close();
    },
  };
}

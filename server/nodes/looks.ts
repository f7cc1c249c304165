import { faultOf } from "#domain/fault.ts";
import type { Log } from "#server/log.ts";

/** Milliseconds between two looks while nothing else tells, and how many are left out while bells do. */
const EVERY = 1000;
const LEFT_OUT = 4;

type Means = {
  /** Asks the database how far the open texts have come. */
  look: () => Promise<void>;
  /** Whether bells ring; they may still get lost. */
  areBellsUp: () => boolean;
  log: Log;
};

/**
 * Looks into the database for what other nodes have written: every second while no bells ring, and
 * every five for bells that got lost. One look at a time.
 */
export class Looks {
  readonly #means: Means;
  readonly #timer: NodeJS.Timeout;
  #leftOut = 0;
  #isLooking = false;
  #isWanted = false;
  #isTroubled = false;

  constructor(means: Means) {
    this.#means = means;
    this.#timer = setInterval(() => this.tick(), EVERY).unref();
  }

  /** A second has passed. */
  tick(): void {
    this.#leftOut += 1;
    if (this.#leftOut > LEFT_OUT || !this.#means.areBellsUp()) void this.now();
  }

  /** Looks at once, or once more after the look that goes on. Never throws. */
  async now(): Promise<void> {
    this.#isWanted = true;
    if (this.#isLooking) return;
    this.#isLooking = true;
    while (this.#isWanted) {
      this.#isWanted = false;
      this.#leftOut = 0;
      await this.#look();
    }
    this.#isLooking = false;
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  async #look(): Promise<void> {
    try {
      await this.#means.look();
      this.#isTroubled = false;
    } catch (error) {
      if (!this.#isTroubled) this.#means.log.error(faultOf(error), "other nodes not asked about");
      this.#isTroubled = true;
    }
  }
}

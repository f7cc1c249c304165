import path from "node:path";
import { Child } from "#measure/child.mjs";
import { pause } from "#measure/figures.mjs";

const PATIENCE = 40_000;
const FILE = path.join(import.meta.dirname, "worker.mjs");

/** Editors spread over processes of their own, driven as one. */
export class Crowd {
  #workers;
  #ids = [];

  constructor(processes = 1) {
    this.#workers = Array.from({ length: processes }, () => new Child(FILE));
  }

  /** Lets everybody in; answers how long it took and the fewest bytes that one was given. */
  async join(places, atOnce) {
    const shares = this.#workers.map((_, i) =>
      places.filter((_p, n) => n % this.#workers.length === i),
    );
    const joined = await this.#each((worker, i) =>
      worker.ask({ order: "join", places: shares[i], atOnce }),
    );
    this.#ids.push(...joined.flatMap(({ ids }) => ids));
    return {
      ms: Math.max(...joined.map(({ ms }) => ms)),
      bytes: Math.min(...joined.map(({ bytes }) => bytes)),
    };
  }

  sit = () => this.#each((worker) => worker.ask({ order: "sit", ids: this.#ids }));
  type = (perSecond, keys) =>
    this.#each((worker) => worker.ask({ order: "type", perSecond, keys }));
  rest = () => this.#each((worker) => worker.ask({ order: "rest" }));

  /** Waits until so many characters have arrived for each that was sent; throws when they do not. */
  async arrived(receivers, sent) {
    for (const end = Date.now() + PATIENCE; ; await pause(200)) {
      const all = await this.collect();
      if (all.delivered === all.sent * receivers && all.sent >= sent) return all;
      if (Date.now() > end)
        throw new Error(`${all.sent} typed for ${receivers} each, ${all.delivered} arrived`);
    }
  }

  write = (update) => this.#each((worker) => worker.ask({ order: "write", update }));
  read = (place) => this.#workers[0].ask({ order: "read", place });
  churn = (place, times, atOnce) => this.#workers[0].ask({ order: "churn", place, times, atOnce });

  async leave() {
    await this.#each((worker) => worker.ask({ order: "leave" }));
    this.#ids = [];
  }

  /** Sums of all processes; quantiles are of the first, whose share is as good as any. */
  async collect() {
    const all = await this.#each((worker) => worker.ask({ order: "collect" }));
    const sum = (key) => all.reduce((total, one) => total + one[key], 0);
    const { latencies, savedAfter } = all[0];
    return { sent: sum("sent"), delivered: sum("delivered"), latencies, savedAfter };
  }

  async end() {
    await this.#each((worker) => worker.stop());
  }

  #each(work) {
    return Promise.all(this.#workers.map(work));
  }
}

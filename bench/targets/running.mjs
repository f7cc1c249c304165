import path from "node:path";
import { waitedFor } from "#measure/machine.mjs";

export const serverFile = (name) => path.join(import.meta.dirname, "../servers", name);

/** `BENCH_PROFILE=<folder>` keeps a `.cpuprofile` of every measured process there. */
const { BENCH_PROFILE: profiles } = process.env;
const profiling = profiles ? ["--cpu-prof", "--cpu-prof-dir", path.resolve(profiles)] : [];
export const execArgv = ["--import", serverFile("probe.mjs"), ...profiling];

/** A started server of one or more processes. `place` says how one person gets into one room. */
export class Running {
  #children;
  #dispose;

  constructor(children, place, dispose = () => {}) {
    this.#children = children;
    this.place = place;
    this.#dispose = dispose;
  }

  /** Microseconds of CPU since the start, all threads of all processes. */
  async cpu() {
    const used = await Promise.all(this.#children.map((child) => child.ask({ ask: "cpu" })));
    return used.reduce((sum, { cpu }) => sum + cpu, 0);
  }

  /** Milliseconds that main threads were ready to run and had no core; 0 where nobody tells. */
  waited() {
    return this.#children.reduce((sum, { pid }) => sum + waitedFor(pid), 0) / this.#children.length;
  }

  /** Of the first process, after a collection. */
  memory() {
    return this.#children[0].ask({ ask: "memory" });
  }

  async stop() {
    await Promise.all(this.#children.map((child) => child.stop()));
    await this.#dispose();
  }
}

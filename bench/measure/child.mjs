import { fork } from "node:child_process";
import { writeFileSync } from "node:fs";
import os from "node:os";

const open = new Set();
process.once("exit", () => {
  for (const child of open) child.kill("SIGKILL");
});
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));

/**
 * A process that answers questions over IPC. `ready` holds what it said first: a message, or what
 * `until` found in its output.
 */
export class Child {
  #process;
  #waiting = new Map();
  #next = 1;

  /** @param {{ env?: object, execArgv?: string[], cwd?: string, args?: string[],
   *   until?: RegExp }} options */
  constructor(file, { env = {}, execArgv = [], cwd, args = [], until } = {}) {
    this.#process = fork(file, args, {
      cwd,
      execArgv,
      // A session of its own gets a share of its own from Linux, whatever else this one runs.
      detached: true,
      env: { ...process.env, ...env },
      serialization: "advanced",
      stdio: ["ignore", "pipe", "inherit", "ipc"],
    });
    let output = "";
    open.add(this.#process);
    favour(this.#process.pid);
    this.ready = new Promise((resolve, reject) => {
      this.#process.stdout.on("data", (chunk) => {
        output = `${output}${chunk}`.slice(-5000);
        const found = until?.exec(output)?.[1];
        if (found) resolve({ found });
      });
      this.#process.on("message", (message) => {
        if (message.ready) resolve(message);
        else this.#settle(message);
      });
      this.#process.once("exit", (code, signal) => {
        open.delete(this.#process);
        const error = new Error(`${file} ended: ${code ?? signal} ${output.slice(-500)}`);
        for (const { reject: fail } of this.#waiting.values()) fail(error);
        reject(error);
      });
    });
    this.ready.catch(() => {}); // whoever needs it awaits it
    this.exited = new Promise((resolve) => this.#process.once("exit", resolve));
  }

  get pid() {
    return this.#process.pid;
  }

  async ask(message) {
    const id = this.#next++;
    if (!this.#process.connected) throw new Error(`${this.#process.spawnargs[1]} is gone`);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#process.send({ ...message, id });
    });
  }

  /** Ours end by themselves when nobody listens any more; one that does not is killed. */
  async stop() {
    if (this.#process.connected) this.#process.disconnect();
    const late = setTimeout(() => this.#process.kill("SIGKILL"), 3000);
    await this.exited;
    clearTimeout(late);
  }

  #settle({ id, error, answer, ...rest }) {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error !== undefined) waiting?.reject(new Error(error));
    else waiting?.resolve(answer ?? rest);
  }
}

/** On a machine that is busy with other work, `BENCH_NICE=-5` gives what is measured a chance; for root. */
function favour(pid) {
  const nice = Number(process.env.BENCH_NICE ?? 0);
  if (!nice) return;
  os.setPriority(pid, nice);
  if (process.platform === "linux") writeFileSync(`/proc/${pid}/autogroup`, String(nice));
}

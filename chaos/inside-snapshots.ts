import { isMainThread, Worker } from "node:worker_threads";

/**
 * Until SIGUSR2 the replaying thread of this process gets no job done: it dies with it in its hand,
 * or never answers.
 */

const how = new URL(import.meta.url).searchParams.get("how");
const stuck = new WeakSet<Worker>();
let isBroken = true;

process.on("SIGUSR2", () => {
  isBroken = false;
});

if (isMainThread) {
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (this: Worker, ...message: Parameters<typeof post>) {
    if (how === "dies" && isBroken) {
      void this.terminate();
      return;
    }
    // What stands still goes on standing still; only another thread can help.
    if (how === "stands still" && isBroken) stuck.add(this);
    if (!stuck.has(this)) post.apply(this, message);
  } as typeof post;
}

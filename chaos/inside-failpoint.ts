import { isMainThread } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import { type Failpoint, Reading, trap } from "./reading.ts";

/** Kills this process at a statement of its embedded database: from the start, or after SIGUSR2. */

const words = new URL(import.meta.url).searchParams;
const point = JSON.parse(words.get("point") ?? "") as Failpoint;
const isHit = trap(point);
const reading = new Reading({ isStarted: true });
let isArmed = words.get("armed") === "yes";
/** The statement is on its way, and ends the process once it is done. */
let isLast = false;

const die = () => process.kill(process.pid, "SIGKILL");

process.on("SIGUSR2", () => {
  isArmed = true;
});

if (isMainThread) {
  const exec = PGlite.prototype.execProtocolRawSync;
  PGlite.prototype.execProtocolRawSync = function (this: PGlite, message: Uint8Array) {
    const isStartup = message[0] === 0;
    const messages = isStartup ? [] : [...reading.read(message)];
    for (const { sql } of messages) {
      const statement = sql === null ? null : reading.statement(sql);
      if (!statement || !isArmed || !isHit(statement)) continue;
      if (point.side === "before") die();
      isLast = true;
    }
    const answer = exec.call(this, message);
    // An extended query is done with its Sync, which commits what stands alone.
    if (isLast && messages.some(({ type }) => type === "Q" || type === "S")) die();
    return answer;
  };
}

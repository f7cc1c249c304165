import { parentPort } from "node:worker_threads";
import * as Y from "yjs";
import { logAuthorship } from "#domain/log-authorship.ts";
import { replayed } from "#domain/replay.ts";
import { digest } from "./digest.ts";
import { type Answer, type Job, unpack } from "./replay-thread.ts";

/** The thread's end of `ReplayThread`: replays what it is sent and answers with the state. */
parentPort?.on("message", ({ id, writers, ...packed }: Job) => {
  const answer = (more: Answer, transfer: ArrayBuffer[] = []) =>
    parentPort?.postMessage({ id, ...more }, transfer);
  try {
    if (writers) {
      const { text, runs } = logAuthorship(unpack(packed), writers);
      answer({ text, runs });
      return;
    }
    const doc = replayed(unpack(packed));
    const state = Y.encodeStateAsUpdate(doc).slice();
    doc.destroy();
    answer({ state, sha256: digest(state) }, [state.buffer]);
  } catch (error) {
    answer({ fault: (error as Error).name });
  }
});

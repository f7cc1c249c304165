import { parentPort } from "node:worker_threads";
import * as Y from "yjs";
import { readContent } from "#domain/document.ts";
import { logAuthorship } from "#domain/log-authorship.ts";
import { replayed } from "#domain/replay.ts";
import { digest } from "./digest.ts";
import { type Answer, type Job, unpack } from "./replay-thread.ts";
import { writtenContent } from "./written-content.ts";

/** The thread's end of `ReplayThread`: replays what it is sent and answers with what is wished for. */
parentPort?.on("message", ({ id, ...job }: Job) => {
  const answer = (more: Answer, transfer: ArrayBuffer[] = []) =>
    parentPort?.postMessage({ id, ...more }, transfer);
  try {
    if (job.wish === "authors") {
      const { text, runs } = logAuthorship(unpack(job), job.writers);
      return answer({ text, runs });
    }
    const doc = replayed(unpack(job));
    if (job.wish === "text") return answer(writtenContent(readContent(doc)));
    const state = Y.encodeStateAsUpdate(doc).slice();
    doc.destroy();
    answer({ state, sha256: digest(state) }, [state.buffer]);
  } catch (error) {
    answer({ fault: (error as Error).name });
  }
});

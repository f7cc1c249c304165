import { expressionOf, findWords, type Match, type Query } from "./find-words.ts";

/** Milliseconds after which a pattern that is still at work is stopped. */
const PATIENCE = 1_000;

export type Found = { matches: Match[]; fault: "pattern" | "heavy" | null };
type Told = (found: Found) => void;

/** The worker as a page meets it; tests have one of their own. */
export type SeekingWorker = Pick<Worker, "postMessage" | "terminate"> & {
  onmessage: ((event: MessageEvent<Match[]>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
};

export function newSeekingWorker(): SeekingWorker {
  return new Worker(new URL("./find-worker.ts", import.meta.url), { type: "module" });
}

/** Looks for one query at a time; a newer one takes the place of one that is still under way. */
export function startSeeker(make: () => SeekingWorker) {
  let worker: SeekingWorker | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isBusy = false;

  const stop = () => {
    clearTimeout(timer);
    worker?.terminate();
    worker = null;
    isBusy = false;
  };
  const askWorker = (texts: string[], query: Query, told: Told) => {
    // Whatever hangs in the old one hangs for good: a new one starts fresh.
    if (isBusy) stop();
    const fail = () => {
      stop();
      told({ matches: [], fault: "heavy" });
    };
    try {
      worker ??= make();
    } catch {
      return fail();
    }
    isBusy = true;
    timer = setTimeout(fail, PATIENCE);
    worker.onerror = fail;
    worker.onmessage = ({ data }) => {
      clearTimeout(timer);
      isBusy = false;
      told({ matches: data, fault: null });
    };
    worker.postMessage({ texts, query });
  };
  const seek = (texts: string[], query: Query, told: Told) => {
    if (!query.isPattern) return told({ matches: findWords(texts, query), fault: null });
    if (!expressionOf(query)) return told({ matches: [], fault: "pattern" });
    askWorker(texts, query, told);
  };
  return { seek, stop };
}

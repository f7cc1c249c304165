import type { CheckedText, Finding } from "#domain/checks/finding.ts";

/** Milliseconds after which a check that does not answer is given up. */
const PATIENCE = 20_000;

type Told = { found: (findings: Finding[]) => void; dead: () => void };
export type Checker = { check: (text: CheckedText) => void; stop: () => void };

/** The worker as a page meets it; tests have one of their own. */
export type CheckingWorker = Pick<Worker, "postMessage" | "terminate"> & {
  onmessage: ((event: MessageEvent<Finding[]>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
};

export function newWorker(): CheckingWorker {
  return new Worker(new URL("./checks-worker.ts", import.meta.url), { type: "module" });
}

/**
 * Has texts checked, one at a time: while one is under way only the newest of the others is kept.
 * A worker that does not start, breaks or hangs is told once, and nothing is checked any more.
 */
export function startChecker(make: () => CheckingWorker, told: Told): Checker {
  let worker: CheckingWorker | null = null;
  let waiting: CheckedText | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isBusy = false;

  const stop = () => {
    clearTimeout(timer);
    worker?.terminate();
    worker = null;
    waiting = null;
  };
  const die = () => {
    stop();
    told.dead();
  };
  const send = (text: CheckedText) => {
    isBusy = true;
    timer = setTimeout(die, PATIENCE);
    worker?.postMessage(text);
  };
  try {
    worker = make();
  } catch {
    // Told after the caller has its checker in hand.
    queueMicrotask(told.dead);
    return { check: () => undefined, stop };
  }
  worker.onerror = die;
  worker.onmessage = ({ data }) => {
    clearTimeout(timer);
    isBusy = false;
    const next = waiting;
    waiting = null;
    if (next) send(next);
    told.found(data);
  };
  const check = (text: CheckedText) => {
    if (!worker) return;
    if (isBusy) waiting = text;
    else send(text);
  };
  return { check, stop };
}

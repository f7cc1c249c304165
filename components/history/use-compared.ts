"use client";
import { useEffect, useState } from "react";
import { type Changes, type Compared, compareVersions } from "#domain/compare/compare.ts";

type Done = { before: Compared; after: Compared; changes: Changes };

/** What changed between two texts; null while that is found out, and while one of them is missing. */
export function useCompared(before: Compared | null, after: Compared | null): Changes | null {
  const [done, setDone] = useState<Done | null>(null);
  useEffect(() => {
    if (!before || !after) return;
    return compare(before, after, (changes) => setDone({ before, after, changes }));
  }, [before, after]);
  const isOfThese = done && done.before === before && done.after === after;
  return isOfThese ? done.changes : null;
}

/** In a worker; where the browser starts none, here, which a long text makes felt. */
function compare(before: Compared, after: Compared, told: (changes: Changes) => void): () => void {
  let worker: Worker | null = null;
  let isOver = false;
  const here = () => {
    if (!isOver) told(compareVersions(before, after));
  };
  try {
    worker = new Worker(new URL("./compare-worker.ts", import.meta.url), { type: "module" });
    worker.onmessage = ({ data }: MessageEvent<Changes>) => {
      worker?.terminate();
      if (!isOver) told(data);
    };
    worker.onerror = () => {
      worker?.terminate();
      here();
    };
    worker.postMessage([before, after]);
  } catch {
    queueMicrotask(here);
  }
  return () => {
    isOver = true;
    worker?.terminate();
  };
}

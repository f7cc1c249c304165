"use client";
import { useEffect, useState } from "react";
import { type Changes, type Compared, compareVersions } from "#domain/compare/compare.ts";

type Done = { names: string; before: Compared; after: Compared; changes: Changes };

/**
 * What changed between two texts, with these texts; null while that is found out, and while one of
 * them is missing. Where the texts of the same `names` move on, what was found stays until then.
 */
export function useCompared(names: string, before: Compared | null, after: Compared | null) {
  const [done, setDone] = useState<Done | null>(null);
  useEffect(() => {
    if (!before || !after) return;
    return compare(before, after, (changes) => setDone({ names, before, after, changes }));
  }, [names, before, after]);
  return before && after && done?.names === names ? done : null;
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

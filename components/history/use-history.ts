"use client";
import { useEffect, useState } from "react";
import { threadsLine } from "#components/comments/threads-line.ts";
import { oneAtATime } from "#components/one-at-a-time.ts";
import { ask } from "#components/query.ts";
import type { History, KeptText } from "#domain/answers/history.ts";

/** Milliseconds between two readings, and between two looks at what no line tells of. */
const PAUSE = 250;
const LOOK_EVERY = 30_000;

type Given = { history: History; path: string; releaseId: string; me: string };

/** The kept texts of a release, newest first; what is kept while the page is open comes by itself. */
export function useHistory({ history, path, releaseId, me }: Given) {
  const [items, setItems] = useState<readonly KeptText[]>(history.items);
  const [current, setCurrent] = useState(history.current);
  useEffect(() => {
    let isGone = false;
    const read = oneAtATime(async () => {
      if (document.visibilityState === "hidden") return;
      const now = await ask<History>(path);
      if (!now || isGone) return;
      setCurrent(now.current);
      setItems((before) => joined(before, now.items));
    }, PAUSE);
    // A restore ends the room, and the line joins the next one.
    const stop = threadsLine(releaseId, me, read);
    const timer = setInterval(read, LOOK_EVERY);
    window.addEventListener("focus", read);
    return () => {
      isGone = true;
      stop();
      clearInterval(timer);
      window.removeEventListener("focus", read);
    };
  }, [path, releaseId, me]);
  return {
    items,
    current,
    add: (more: readonly KeptText[]) => setItems((before) => [...before, ...more]),
    /** One that is new here stands first; one that got a name stands where it stood. */
    put: (one: KeptText) => setItems((before) => joined(before, [one])),
  };
}

function joined(before: readonly KeptText[], now: readonly KeptText[]): readonly KeptText[] {
  const fresh = now.filter(({ id }) => !before.some((one) => one.id === id));
  const again = before.map((one) => now.find(({ id }) => id === one.id) ?? one);
  return [...fresh, ...again];
}

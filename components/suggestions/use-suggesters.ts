"use client";
import { useEffect, useState } from "react";
import type { WebsocketProvider } from "y-websocket";
import { oneAtATime } from "#components/one-at-a-time.ts";
import { ask } from "#components/query.ts";
import type { Suggesters } from "#domain/answers/suggesters.ts";
import { CLOSE } from "#domain/room.ts";

/** Milliseconds between two readings, and until a server that did not answer is asked again. */
const PAUSE = 250;
const AGAIN = 2_000;

/**
 * Who writes here and who only suggests, read anew whenever the line is. `isAsking` from the moment in
 * which the server says that somebody's rights have changed until it has said how.
 */
export function useSuggesters(releaseId: string, line: WebsocketProvider) {
  const [known, setKnown] = useState<{ suggesters: Suggesters; readAt: number } | null>(null);
  const [isAsking, setAsking] = useState(false);
  const keep = (suggesters: Suggesters) => setKnown({ suggesters, readAt: performance.now() });
  useEffect(() => {
    let isGone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = oneAtATime(async () => {
      const suggesters = await ask<Suggesters>(`/api/v1/releases/${releaseId}/suggesters`);
      if (isGone) return;
      if (!suggesters) {
        timer = setTimeout(read, AGAIN);
        return;
      }
      setKnown({ suggesters, readAt: performance.now() });
      setAsking(false);
    }, PAUSE);
    const closed = (event: CloseEvent | null) => {
      if (event?.code !== CLOSE.rights) return;
      setAsking(true);
      read();
    };
    const synced = (isSynced: boolean) => isSynced && read();
    line.on("connection-close", closed);
    line.on("sync", synced);
    read();
    return () => {
      isGone = true;
      clearTimeout(timer);
      line.off("connection-close", closed);
      line.off("sync", synced);
    };
  }, [releaseId, line]);
  return { suggesters: known?.suggesters ?? null, readAt: known?.readAt ?? 0, keep, isAsking };
}

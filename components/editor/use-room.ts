"use client";
import { useEffect, useState } from "react";
import type { Connection } from "./connection.ts";
import { openRoom, type Room } from "./room.ts";

type Joined = {
  room: Room | null;
  connection: Connection;
  /** True from the first sync on: only then may an editor stand on the document. */
  ready: boolean;
};

/** A room for as long as the page shows it, and a question before words are lost with it. */
export function useRoom(releaseId: string): Joined {
  const [joined, setJoined] = useState<Joined>({
    room: null,
    connection: { kind: "connecting" },
    ready: false,
  });
  useEffect(() => {
    const room = openRoom(releaseId, (connection, ready) =>
      setJoined((now) => ({ ...now, connection, ready })),
    );
    setJoined((now) => ({ ...now, room }));
    const guard = (event: BeforeUnloadEvent) => {
      if (!room.ledger.settled) event.preventDefault();
    };
    window.addEventListener("beforeunload", guard);
    return () => {
      window.removeEventListener("beforeunload", guard);
      room.leave();
    };
  }, [releaseId]);
  return joined;
}

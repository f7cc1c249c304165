"use client";
import { useEffect, useEffectEvent, useState } from "react";
import { useTranslations } from "use-intl";
import type * as Y from "yjs";
import type { ReleaseView } from "#domain/views.ts";
import { openRoom, type Room, type RoomNews } from "./room.ts";
import { wordsOf } from "./room-words.ts";

type Joined = RoomNews & { room: Room | null };

/** A room for as long as the page shows it, and a question before words are lost with it. */
export function useRoom(release: ReleaseView, personId: string): Joined {
  const t = useTranslations();
  const [joined, setJoined] = useState<Joined>({
    room: null,
    connection: { kind: "connecting" },
    ready: false,
    stored: null,
    left: [],
  });
  const words = useEffectEvent((doc: Y.Doc) => wordsOf(doc, t));
  const { id: releaseId, edition } = release;
  const { id: editionId, epoch } = edition;
  useEffect(() => {
    const place = { releaseId, personId, edition: { id: editionId, epoch }, wordsOf: words };
    const room = openRoom(place, (news) => setJoined((now) => ({ ...now, ...news })));
    setJoined((now) => ({ ...now, room }));
    const guard = (event: BeforeUnloadEvent) => {
      if (room.ledger.wouldLose) event.preventDefault();
    };
    window.addEventListener("beforeunload", guard);
    return () => {
      window.removeEventListener("beforeunload", guard);
      room.leave();
    };
  }, [releaseId, personId, editionId, epoch]);
  return joined;
}

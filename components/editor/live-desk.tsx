"use client";
import { later } from "#components/ui/later.tsx";
import { DeskBanners } from "./desk-banners.tsx";
import { DeskWaiting } from "./desk-waiting.tsx";
import { LeftWords } from "./left-words.tsx";
import { LiveText } from "./live-text.tsx";
import { useRoom } from "./use-room.ts";
import type { DeskProps } from "./writing-desk.tsx";

const StoredDesk = later(() => import("./stored-desk.tsx").then((m) => m.StoredDesk));

/** Joins the room; the text appears whole, with the first sync or out of this device's own copy. */
export function LiveDesk(props: DeskProps) {
  const { release, me } = props;
  const { room, connection, ready, stored, left } = useRoom(release, me.personId);
  const of = { personId: me.personId, releaseId: release.id, editionId: release.edition.id };
  const leftWords = <LeftWords left={left} of={of} timeZone={release.workspace.timeZone} />;
  if (room && ready) {
    return (
      <LiveText {...props} room={room} connection={connection}>
        {leftWords}
      </LiveText>
    );
  }
  const isShown = stored && connection.kind === "blocked";
  return (
    <DeskWaiting
      release={release}
      connection={connection}
      banners={
        room && (
          <DeskBanners
            release={release}
            room={room}
            connection={connection}
            readSince={stored?.updatedAt}
          />
        )
      }
      text={isShown && <StoredDesk release={release} stored={stored} />}
    >
      {leftWords}
    </DeskWaiting>
  );
}

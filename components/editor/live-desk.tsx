"use client";
import { ClosedBanner } from "./closed-banner.tsx";
import { DeskWaiting } from "./desk-waiting.tsx";
import { LiveText } from "./live-text.tsx";
import { OfflineBar } from "./offline-bar.tsx";
import { useRoom } from "./use-room.ts";
import type { DeskProps } from "./writing-desk.tsx";

/** Joins the room; the text appears with the first sync, whole, and never before. */
export function LiveDesk(props: DeskProps) {
  const { release } = props;
  const { room, connection, ready } = useRoom(release.id);
  if (room && ready) return <LiveText {...props} room={room} connection={connection} />;
  return (
    <DeskWaiting release={release} connection={connection}>
      {room && connection.kind === "offline" && (
        <OfflineBar
          since={connection.since}
          count={connection.count}
          timeZone={release.workspace.timeZone}
          onRetry={room.retry}
        />
      )}
      {connection.kind === "closed" && <ClosedBanner closed={connection} releaseId={release.id} />}
    </DeskWaiting>
  );
}

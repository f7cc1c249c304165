"use client";
import type { ReleaseView } from "#domain/views.ts";
import { ClosedBanner } from "./closed-banner.tsx";
import type { Connection } from "./connection.ts";
import { OfflineBar } from "./offline-bar.tsx";
import type { Room } from "./room.ts";

type Props = {
  release: ReleaseView;
  room: Room;
  connection: Connection;
  /** True while this page itself submits: the freeze that follows is its own. */
  quiet: boolean;
};

export function DeskBanners({ release, room, connection, quiet }: Props) {
  if (connection.kind === "offline") {
    return (
      <OfflineBar
        since={connection.since}
        count={connection.count}
        timeZone={release.workspace.timeZone}
        onRetry={room.retry}
      />
    );
  }
  if (connection.kind === "closed" && !quiet) {
    return <ClosedBanner closed={connection} releaseId={release.id} />;
  }
  return null;
}

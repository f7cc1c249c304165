"use client";
import { useTranslations } from "use-intl";
import { ClosedBanner } from "./closed-banner.tsx";
import { DeskBar } from "./desk-bar.tsx";
import { LiveText } from "./live-text.tsx";
import { OfflineBar } from "./offline-bar.tsx";
import { useRoom } from "./use-room.ts";
import type { DeskProps } from "./writing-desk.tsx";

/** Joins the room; the text appears with the first sync, whole, and never before. */
export function LiveDesk(props: DeskProps) {
  const t = useTranslations("editor");
  const { release } = props;
  const { room, connection, ready } = useRoom(release.id);
  if (room && ready) return <LiveText {...props} room={room} connection={connection} />;
  return (
    <div className="desk">
      <DeskBar release={release} title={release.title} connection={connection} />
      {room && connection.kind === "offline" && (
        <OfflineBar
          since={connection.since}
          count={connection.count}
          timeZone={release.workspace.timeZone}
          onRetry={room.retry}
        />
      )}
      {connection.kind === "closed" && <ClosedBanner closed={connection} releaseId={release.id} />}
      <main id="isi" className="sheet">
        <p className="column muted">{connection.kind === "connecting" ? t("joining") : null}</p>
      </main>
    </div>
  );
}

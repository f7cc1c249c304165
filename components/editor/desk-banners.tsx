"use client";
import { CircleAlert } from "lucide-react";
import { useTranslations } from "use-intl";
import type { ReleaseView } from "#domain/views.ts";
import { ClosedBanner } from "./closed-banner.tsx";
import type { Connection } from "./connection.ts";
import { OfflineBar } from "./offline-bar.tsx";
import type { Room } from "./room.ts";

type Props = {
  release: ReleaseView;
  room: Room;
  connection: Connection;
  /** Set while the text is only read: when the server last stored something. */
  readSince?: string;
  /** True while this page itself submits: the freeze that follows is its own. */
  quiet?: boolean;
};

/** What stands in the way of writing, above the text. */
export function DeskBanners({ release, room, connection, readSince, quiet }: Props) {
  const { timeZone } = release.workspace;
  switch (connection.kind) {
    case "offline":
    case "blocked":
      return (
        <OfflineBar
          down={connection}
          timeZone={timeZone}
          readSince={readSince}
          onRetry={room.retry}
        />
      );
    case "closed":
      return quiet ? null : <ClosedBanner closed={connection} releaseId={release.id} />;
    default:
      return release.isDamaged ? <DamagedBanner /> : null;
  }
}

/** The text is read, as far as its record is whole. */
function DamagedBanner() {
  const t = useTranslations("closed.readOnly");
  return (
    <div className="desk-banner danger" role="alert">
      <CircleAlert size={16} strokeWidth={1.75} />
      <p>
        <strong>{t("what")}</strong> {t("todo")}
      </p>
    </div>
  );
}

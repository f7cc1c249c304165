"use client";
import { useEffect } from "react";
import { later } from "#components/ui/later.tsx";
import { isMoved } from "./connection.ts";
import { DeskBanners } from "./desk-banners.tsx";
import { DeskWaiting } from "./desk-waiting.tsx";
import { LeftWords } from "./left-words.tsx";
import { LiveText } from "./live-text.tsx";
import { useReturn } from "./use-return.ts";
import { useRoom } from "./use-room.ts";
import type { DeskProps } from "./writing-desk.tsx";

const StoredDesk = later(() => import("./stored-desk.tsx").then((m) => m.StoredDesk));
const MovedBack = later(() => import("./moved-back.tsx").then((m) => m.MovedBack));

/** Joins the room of the text as it stands; where it goes on as another one, the room of that. */
export function LiveDesk(props: DeskProps) {
  const { release } = props;
  const { moved, comeBack } = useReturn(release);
  const { id, epoch } = release.edition;
  return <JoinedDesk key={`${id} ${epoch}`} {...props} moved={moved} comeBack={comeBack} />;
}

type Props = DeskProps & { moved: string | null; comeBack: (why: string) => void };

/** The text appears whole, with the first sync or out of this device's own copy. */
function JoinedDesk({ moved, comeBack, ...props }: Props) {
  const { release, me } = props;
  const { room, connection, ready, stored, left } = useRoom(release, me.personId);
  const why =
    connection.kind === "closed" && connection.safe && isMoved(connection) ? connection.why : null;
  useEffect(() => {
    if (why) comeBack(why);
  }, [why, comeBack]);
  const of = { personId: me.personId, releaseId: release.id, editionId: release.edition.id };
  const { timeZone } = release.workspace;
  const told = (
    <>
      {moved && <MovedBack why={moved} releaseId={release.id} zone={timeZone} />}
      <LeftWords left={left} of={of} timeZone={timeZone} isMoved={moved !== null} />
    </>
  );
  if (room && ready) {
    return (
      <LiveText {...props} room={room} connection={connection}>
        {told}
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
      {told}
    </DeskWaiting>
  );
}

"use client";
import dynamic from "next/dynamic";
import { type ComponentType, useEffect, useState } from "react";
import type { Me, ReleaseView } from "#domain/views.ts";
import { DeskWaiting } from "./desk-waiting.tsx";

/** Made by the server with the page; whoever writes never needs it. */
const FrozenDesk = dynamic(() => import("./frozen-desk.tsx").then((m) => m.FrozenDesk));

export type DeskProps = { release: ReleaseView; me: Me };

/** Where a release is written, or read once it is frozen. */
export function WritingDesk(props: DeskProps) {
  const { release, me } = props;
  if (release.version) return <FrozenDesk release={release} version={release.version} me={me} />;
  return <LoadedDesk {...props} />;
}

/** The editor comes after the page, so that the frame is there at once. */
function LoadedDesk(props: DeskProps) {
  const [loaded, setLoaded] = useState<{ Desk: ComponentType<DeskProps> } | Error | null>(null);
  useEffect(() => {
    import("./live-desk.tsx").then(
      ({ LiveDesk }) => setLoaded({ Desk: LiveDesk }),
      (cause: unknown) => setLoaded(new Error("the desk did not load", { cause })),
    );
  }, []);
  if (loaded instanceof Error) throw loaded;
  if (loaded) return <loaded.Desk {...props} />;
  return <DeskWaiting release={props.release} connection={{ kind: "connecting" }} />;
}

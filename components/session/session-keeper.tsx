"use client";
import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { later } from "#components/ui/later.tsx";
import { settle } from "./door.ts";
import { tellTabs } from "./tabs.ts";
import { useStanding } from "./use-standing.ts";

const SessionDialog = later(() => import("./session-dialog.tsx").then((m) => m.SessionDialog));

type Props = { personId: string; email: string; shared: boolean };

/**
 * Stands on every page of the newsroom: asks before the session ends, and when it has ended lets
 * the same person in again over the page, which stays as it is. A dialog that was closed comes back
 * when somebody wants something that needs a session.
 */
export function SessionKeeper({ personId, email, shared }: Props) {
  const { standing, wanted, look, extend } = useStanding(personId);
  const [closed, setClosed] = useState("");
  useWalk(() => void extend());
  const print = `${standing.kind} ${wanted}`;
  if (standing.kind === "fine" || closed === print) return null;
  const close = () => {
    setClosed(print);
    settle(false);
  };
  const isIn = () => {
    tellTabs();
    void look();
  };
  return <SessionDialog {...{ standing, email, shared, extend, isIn }} onClose={close} />;
}

/** Runs when somebody has gone to another page without a load of the whole one. */
function useWalk(gone: () => void): void {
  const place = `${usePathname()}?${useSearchParams()}`;
  const last = useRef(place);
  const tell = useEffectEvent(gone);
  useEffect(() => {
    if (last.current === place) return;
    last.current = place;
    tell();
  }, [place]);
}

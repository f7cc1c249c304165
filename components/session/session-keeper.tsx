"use client";
import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { BarredDialog } from "./barred-dialog.tsx";
import { settle } from "./door.ts";
import { EndingSoon } from "./ending-soon.tsx";
import { OwedFactor } from "./owed-factor.tsx";
import { SignInAgain } from "./sign-in-again.tsx";
import type { Standing } from "./standing.ts";
import { tellTabs } from "./tabs.ts";
import { useStanding } from "./use-standing.ts";

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
  if (closed === print) return null;
  const close = () => {
    setClosed(print);
    settle(false);
  };
  const isIn = () => {
    tellTabs();
    void look();
  };
  return <Asked {...{ standing, email, shared, close, extend, isIn }} />;
}

type AskedProps = {
  standing: Standing;
  email: string;
  shared: boolean;
  close: () => void;
  extend: () => Promise<void>;
  isIn: () => void;
};

function Asked({ standing, email, shared, close, extend, isIn }: AskedProps) {
  switch (standing.kind) {
    case "fine":
      return null;
    case "soon":
      if (standing.reason === "idle") {
        return <EndingSoon endsAt={standing.endsAt} onStay={() => void extend()} />;
      }
      return (
        <SignInAgain
          email={email}
          shared={shared}
          endsAt={standing.endsAt}
          onIn={isIn}
          onClose={close}
        />
      );
    case "over":
      return <SignInAgain email={email} shared={shared} onIn={isIn} onClose={close} />;
    case "owes":
      return <OwedFactor need={standing.need} onProven={isIn} onClose={close} />;
    case "suspended":
    case "other-person":
      return <BarredDialog why={standing.kind} onClose={close} />;
  }
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

"use client";
import { useEffect, useRef, useState } from "react";
import { type Kept, type Watch, watchSession } from "./watch.ts";

type Standing = Kept & Pick<Watch, "look" | "extend">;

/** How this page stands with its session, for as long as it is shown. */
export function useStanding(personId: string): Standing {
  const [kept, setKept] = useState<Kept>({ standing: { kind: "fine" }, wanted: 0 });
  const watch = useRef<Watch>(undefined);
  useEffect(() => {
    const it = watchSession(personId, setKept);
    watch.current = it;
    return it.stop;
  }, [personId]);
  return {
    ...kept,
    look: async () => watch.current?.look(),
    extend: async () => watch.current?.extend(),
  };
}

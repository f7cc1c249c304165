"use client";
import { useRouter } from "next/navigation";
import { useEffect, useMemo, useState } from "react";
import { ask } from "#components/query.ts";
import type { SentRelease } from "#domain/answers/releases.ts";
import type { EditionState } from "#domain/release.ts";
import type { ReleaseView, VersionView } from "#domain/views.ts";
import { type Moved, movedSince } from "./moved.ts";

const ASK_EVERY = 4_000;
/** States from which colleagues may move a release while it is read. */
const UNDECIDED: readonly EditionState[] = ["ditinjau", "disetujui", "terjadwal"];

/**
 * Asks while the page is seen whether the release has moved. More signatures to the same text are
 * shown at once; that there is another text is only told, because this one is being decided about.
 */
export function useMoved(release: ReleaseView, version: VersionView): Moved {
  const router = useRouter();
  const [moved, setMoved] = useState<Moved>({ kind: "nowhere" });
  const { id, state, slots } = release;
  const missing = slots.filter(({ signed }) => !signed).map(({ agency }) => agency.slug);
  const key = missing.join();
  const shown = useMemo(
    () => ({ state, versionId: version.id, missing: key ? key.split(",") : [] }),
    [state, version.id, key],
  );
  const open = moved.kind === "nowhere" && UNDECIDED.includes(state);
  useEffect(() => {
    if (!open) return;
    let stopped = false;
    const look = async () => {
      if (document.visibilityState === "hidden") return;
      const now = await ask<SentRelease>(`/api/v1/releases/${id}`);
      if (stopped || !now) return;
      const next = movedSince(shown, now);
      if (next.kind === "onward") router.refresh();
      else if (next.kind !== "nowhere") setMoved(next);
    };
    const timer = setInterval(() => void look(), ASK_EVERY);
    const seen = () => void look();
    document.addEventListener("visibilitychange", seen);
    return () => {
      stopped = true;
      clearInterval(timer);
      document.removeEventListener("visibilitychange", seen);
    };
  }, [open, id, shown, router]);
  return moved;
}

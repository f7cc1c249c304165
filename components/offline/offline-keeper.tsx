"use client";
import { useEffect } from "react";
import { sweepCopies } from "./copies.ts";
import { forgetOfflinePage, keepOfflinePage } from "./registration.ts";

type Props = { personId: string; shared: boolean };

/**
 * Stands on every page of the newsroom; a browser that refuses goes on without. A shared device
 * keeps nothing, any other one nothing of somebody else.
 */
export function OfflineKeeper({ personId, shared }: Props) {
  useEffect(() => {
    (shared ? forgetOfflinePage() : keepOfflinePage()).catch(() => {});
    void sweepCopies(shared ? null : personId);
  }, [personId, shared]);
  return null;
}

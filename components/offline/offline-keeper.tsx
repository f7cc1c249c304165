"use client";
import { useEffect } from "react";
import { keepOfflinePage } from "./registration.ts";

/** Stands on every page of the newsroom; a browser that refuses goes on without. */
export function OfflineKeeper() {
  useEffect(() => {
    keepOfflinePage().catch(() => {});
  }, []);
  return null;
}

"use client";
import { type RefObject, useRef } from "react";
import { goRound } from "#components/ui/regions.ts";
import { useShortcuts } from "#components/ui/use-shortcuts.ts";

/** The keys of the review: to and fro between text and decision. */
export function useReviewKeys(): RefObject<HTMLDivElement | null> {
  const page = useRef<HTMLDivElement>(null);
  useShortcuts("review", {
    nextRegion: () => page.current && goRound(page.current, 1),
    previousRegion: () => page.current && goRound(page.current, -1),
  });
  return page;
}

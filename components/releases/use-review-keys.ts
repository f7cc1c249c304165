"use client";
import type { RefObject } from "react";
import { goRound } from "#components/ui/regions.ts";
import { useShortcuts } from "#components/ui/use-shortcuts.ts";

/** The keys of the review: to and fro between text and decision. */
export function useReviewKeys(page: RefObject<HTMLDivElement | null>, onComment: () => void): void {
  useShortcuts("review", {
    comment: onComment,
    nextRegion: () => page.current && goRound(page.current, 1),
    previousRegion: () => page.current && goRound(page.current, -1),
  });
}

"use client";
import { type RefObject, useRef } from "react";
import { goRound } from "#components/ui/regions.ts";
import { useShortcutPlace, useShortcuts } from "#components/ui/use-shortcuts.ts";

import type { DeskTools } from "./use-desk-tools.ts";

/** The keys of the desk: to the tools, round bar, text and panel, and a link for the selection. */
export function useDeskKeys(
  onLink: (() => void) | null,
  onComment: () => void,
  { openFind, focus, suggesting, proposals }: DeskTools,
): RefObject<HTMLDivElement | null> {
  const desk = useRef<HTMLDivElement>(null);
  useShortcutPlace("text");
  useShortcuts("writing", {
    link: onLink,
    comment: onComment,
    suggest: () => suggesting.choose(!suggesting.on),
    nextSuggestion: () => proposals.step(1),
    previousSuggestion: () => proposals.step(-1),
    find: () => openFind(false),
    replace: () => openFind(true),
    focus: focus.toggle,
    tools: () => goToTools(desk.current),
    nextRegion: () => desk.current && goRound(desk.current, 1),
    previousRegion: () => desk.current && goRound(desk.current, -1),
  });
  return desk;
}

/** To the tools beside the selection where they are shown, then to those of the table, then to all. */
function goToTools(root: HTMLElement | null) {
  const bars = [".bubble", ".table-strip", ".tools-line"].flatMap((place) => {
    const bar = root?.querySelector<HTMLElement>(place);
    return bar?.querySelector('[tabindex="0"]') ? bar : [];
  });
  const here = bars.findIndex((bar) => bar.contains(document.activeElement));
  bars[(here + 1) % bars.length]?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
}

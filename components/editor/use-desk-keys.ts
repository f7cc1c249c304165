"use client";
import { type RefObject, useRef } from "react";
import { goRound } from "#components/ui/regions.ts";
import { useShortcutPlace, useShortcuts } from "#components/ui/use-shortcuts.ts";

import type { DeskTools } from "./use-desk-tools.ts";

/** The keys of the desk: to the tools, round bar, text and panel, and a link for the selection. */
export function useDeskKeys(
  onLink: (() => void) | null,
  onFind: DeskTools["openFind"],
): RefObject<HTMLDivElement | null> {
  const desk = useRef<HTMLDivElement>(null);
  useShortcutPlace("text");
  useShortcuts("writing", {
    link: onLink,
    find: () => onFind(false),
    replace: () => onFind(true),
    tools: () => goToTools(desk.current),
    nextRegion: () => desk.current && goRound(desk.current, 1),
    previousRegion: () => desk.current && goRound(desk.current, -1),
  });
  return desk;
}

function goToTools(root: HTMLElement | null) {
  root?.querySelector<HTMLElement>('[role="toolbar"] [tabindex="0"]')?.focus();
}

"use client";
import { useEffect, useRef } from "react";
import { letterKeysOn } from "./letter-keys.ts";
import {
  isLetter,
  isPressed,
  isWriting,
  SHORTCUTS,
  type ShortcutName,
  type ShortcutPlace,
} from "./shortcuts.ts";

/** What each shortcut of a place does; null where it can do nothing now. One that gives back false has left the key to the browser. */
type Deeds<P extends ShortcutPlace> = Record<ShortcutName<P>, (() => unknown) | null>;

/** Places whose page is open, for the sheet. */
const open = new Map<ShortcutPlace, number>();

export function openPlaces(): ShortcutPlace[] {
  return [...open].filter(([, count]) => count > 0).map(([place]) => place);
}

/** Tells the sheet that this place's shortcuts work while the component is there. */
export function useShortcutPlace(place: ShortcutPlace): void {
  useEffect(() => {
    open.set(place, (open.get(place) ?? 0) + 1);
    return () => void open.set(place, (open.get(place) ?? 1) - 1);
  }, [place]);
}

/**
 * Runs the shortcuts of a place while the component is there. Keys that would write something do
 * nothing while somebody writes, and none does anything behind a dialog or a menu.
 */
export function useShortcuts<P extends ShortcutPlace>(place: P, deeds: Deeds<P>): void {
  const now = useRef(deeds);
  useEffect(() => {
    now.current = deeds;
  });
  useShortcutPlace(place);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      for (const [name, keys] of Object.entries<readonly string[]>(SHORTCUTS[place])) {
        const pressed = keys.find((one) => isPressed(one, event));
        const deed = now.current[name as ShortcutName<P>];
        if (!pressed || !deed || isTaken(pressed, event.target)) continue;
        if (isLetter(pressed) && !letterKeysOn()) continue;
        if (deed() !== false) event.preventDefault();
        return;
      }
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [place]);
}

const WRITING = 'input, textarea, select, [contenteditable="true"]';
const FLOATING = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]';
const PRESSABLE = "a[href], button, summary, [role=button], [role=tab]";

/** True when the key belongs to what has the focus. */
function isTaken(keys: string, target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest(FLOATING)) return true;
  if (!isWriting(keys)) return false;
  return target.closest(keys === "Enter" ? `${WRITING}, ${PRESSABLE}` : WRITING) !== null;
}

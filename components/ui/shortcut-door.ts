"use client";
import { useSyncExternalStore } from "react";

/** Whether the sheet of shortcuts is open: a key opens it, and so do menus and the guide. */
let shown = false;
const listeners = new Set<() => void>();

export function showShortcuts(wanted: boolean): void {
  shown = wanted;
  for (const listener of listeners) listener();
}

export function useShortcutsShown(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => shown,
    () => false,
  );
}

"use client";
import { useSyncExternalStore } from "react";

/** Whether shortcuts of a single letter work in this browser: who speaks to it may not want them. */
const SWITCH = "sinergi-pintasan";
const OFF = "mati";
const listeners = new Set<() => void>();

export function letterKeysOn(): boolean {
  return window.localStorage.getItem(SWITCH) !== OFF;
}

export function turnLetterKeys(on: boolean): void {
  if (on) window.localStorage.removeItem(SWITCH);
  else window.localStorage.setItem(SWITCH, OFF);
  for (const listener of listeners) listener();
}

export function useLetterKeys(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    letterKeysOn,
    () => true,
  );
}

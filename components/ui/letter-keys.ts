"use client";
import { useSyncExternalStore } from "react";

/** Whether shortcuts of a single letter work in this browser: who speaks to it may not want them. */
const SWITCH = "sinergi-pintasan";
const OFF = "mati";
const listeners = new Set<() => void>();

/** On a shared device nothing outlives the tab. */
function kept(): Storage {
  const isShared = document.documentElement.dataset.shared !== undefined;
  return isShared ? window.sessionStorage : window.localStorage;
}

export function letterKeysOn(): boolean {
  return kept().getItem(SWITCH) !== OFF;
}

export function turnLetterKeys(on: boolean): void {
  if (on) kept().removeItem(SWITCH);
  else kept().setItem(SWITCH, OFF);
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

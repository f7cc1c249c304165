"use client";
import { useCallback, useEffect, useRef, useState } from "react";

/**
 * Keeps a half-filled form over a reload, in this tab alone. `restored` is true once something came
 * back; `forget` is for when it has been sent.
 */
export function useKept<T>(key: string, value: T, restore: (kept: T) => void) {
  const [restored, setRestored] = useState(false);
  const first = useRef<string | null>(null);
  const put = useRef(restore);
  useEffect(() => {
    const json = window.sessionStorage.getItem(key);
    if (!json) return;
    try {
      put.current(JSON.parse(json) as T);
      setRestored(true);
    } catch {
      window.sessionStorage.removeItem(key);
    }
  }, [key]);
  const json = JSON.stringify(value);
  useEffect(() => {
    // What the form begins with is nothing that somebody typed.
    first.current ??= json;
    if (json !== first.current) window.sessionStorage.setItem(key, json);
  }, [key, json]);
  const forget = useCallback(() => {
    window.sessionStorage.removeItem(key);
    setRestored(false);
  }, [key]);
  return { restored, forget };
}

"use client";
import { useEffect, useState } from "react";

/** The time, renewed every ten seconds; null until the page runs, because servers know another one. */
export function useNow(): Date | null {
  const [now, setNow] = useState<Date | null>(null);
  useEffect(() => {
    setNow(new Date());
    const timer = setInterval(() => setNow(new Date()), 10_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

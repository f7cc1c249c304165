"use client";
import { useSyncExternalStore } from "react";

/** Up to this width a page has one column, a dock and sheets; the stylesheets say the same. */
const NARROW = "(max-width: 960px)";

/** True on phones and narrow windows; false on the server, which does not know. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const query = window.matchMedia(NARROW);
      query.addEventListener("change", listener);
      return () => query.removeEventListener("change", listener);
    },
    () => window.matchMedia(NARROW).matches,
    () => false,
  );
}

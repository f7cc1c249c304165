"use client";
import { useEffect, useState } from "react";

/** The element that a step of the tour stands beside: marked while it does, and in sight. */
export function useTourAnchor(step: string | undefined): Element | null {
  const [anchor, setAnchor] = useState<Element | null>(null);
  useEffect(() => {
    const found = step ? anchorOf(step) : null;
    setAnchor(found);
    if (!found) return;
    found.scrollIntoView({ block: "nearest" });
    found.setAttribute("data-tour-now", "");
    return () => found.removeAttribute("data-tour-now");
  }, [step]);
  return anchor;
}

/** The first such element that can be seen; the heading of the page where there is none. */
function anchorOf(step: string): Element | null {
  const candidates = [...document.querySelectorAll(`[data-tour="${step}"]`)];
  const shown = candidates.find((element) => element.getClientRects().length > 0);
  return shown ?? document.querySelector("h1");
}

"use client";
import { useEffect, useState } from "react";
import { keptChoices } from "./kept-choices.ts";

const ON = "ya";

/** What has an Escape of its own while it is shown, and while it has the focus. */
const SHOWN =
  '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"], .bubble, .following';
const FOCUSED = ".find-bar, [role=toolbar]";

/** Whether only the text is seen; each person's choice on this device. */
export function useFocusMode(personId: string) {
  const key = `sinergi-fokus-${personId}`;
  const [on, setOn] = useState(() => keptChoices().getItem(key) === ON);
  useEffect(() => {
    if (on) keptChoices().setItem(key, ON);
    else keptChoices().removeItem(key);
  }, [key, on]);
  useEffect(() => {
    if (!on) return;
    // Before the text, which takes every Escape for its own.
    const leave = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.isComposing) return;
      const isTaken = document.querySelector(SHOWN) ?? document.activeElement?.closest(FOCUSED);
      if (!isTaken) setOn(false);
    };
    window.addEventListener("keydown", leave, true);
    return () => window.removeEventListener("keydown", leave, true);
  }, [on]);
  return { on, toggle: () => setOn(!on) };
}

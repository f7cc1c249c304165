import type { KeyboardEvent } from "react";

/** Arrow keys, Home and End walk the buttons of a toolbar. */
export function walkTools(event: KeyboardEvent<HTMLElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>("button")];
  const here =
    document.activeElement instanceof HTMLElement ? buttons.indexOf(document.activeElement) : -1;
  const last = buttons.length - 1;
  const targets: Record<string, number> = {
    ArrowRight: here === last ? 0 : here + 1,
    ArrowLeft: here <= 0 ? last : here - 1,
    Home: 0,
    End: last,
  };
  const next = targets[event.key];
  if (next === undefined) return;
  event.preventDefault();
  buttons[next]?.focus();
}

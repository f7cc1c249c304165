"use client";
import { type RefObject, useEffect, useRef } from "react";

const FOCUSABLE = '[contenteditable="true"], input, textarea, button, a[href]';

/** Alt+F10 goes to the tools; F6 goes round bar, text and panel, Shift+F6 the other way. */
export function useDeskKeys(onLink: () => void): RefObject<HTMLDivElement | null> {
  const desk = useRef<HTMLDivElement>(null);
  const link = useRef(onLink);
  useEffect(() => {
    link.current = onLink;
  });
  useEffect(() => {
    const root = desk.current;
    if (!root) return;
    const press = (event: KeyboardEvent) => {
      if (event.altKey && event.key === "F10") goToTools(root);
      else if (event.key === "F6") goRound(root, event.shiftKey);
      else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") link.current();
      else return;
      event.preventDefault();
    };
    root.addEventListener("keydown", press);
    return () => root.removeEventListener("keydown", press);
  }, []);
  return desk;
}

function goToTools(root: HTMLElement) {
  root.querySelector<HTMLElement>('[role="toolbar"] [tabindex="0"]')?.focus();
}

function goRound(root: HTMLElement, back: boolean) {
  const regions = [...root.querySelectorAll<HTMLElement>("[data-region]")];
  const here = regions.findIndex((region) => region.contains(document.activeElement));
  const next = regions.at((here + (back ? -1 : 1)) % regions.length);
  next?.querySelector<HTMLElement>(FOCUSABLE)?.focus();
}

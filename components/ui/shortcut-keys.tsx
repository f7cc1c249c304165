"use client";
import dynamic from "next/dynamic";
import { showShortcuts, useShortcutsShown } from "./shortcut-door.ts";
import { useShortcuts } from "./use-shortcuts.ts";

const ShortcutSheet = dynamic(() => import("./shortcut-sheet.tsx").then((m) => m.ShortcutSheet), {
  ssr: false,
});

/** Listens everywhere for the key that shows the shortcuts; the sheet is loaded when it is asked for. */
export function ShortcutKeys() {
  const shown = useShortcutsShown();
  useShortcuts("everywhere", { sheet: () => showShortcuts(true) });
  return shown ? <ShortcutSheet onClose={() => showShortcuts(false)} /> : null;
}

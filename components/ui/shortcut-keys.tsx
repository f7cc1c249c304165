"use client";
import { later } from "./later.tsx";
import { showShortcuts, useShortcutsShown } from "./shortcut-door.ts";
import { useShortcuts } from "./use-shortcuts.ts";

const ShortcutSheet = later(() => import("./shortcut-sheet.tsx").then((m) => m.ShortcutSheet));

/** Listens everywhere for the key that shows the shortcuts; their sheet comes later. */
export function ShortcutKeys() {
  const shown = useShortcutsShown();
  useShortcuts("everywhere", { sheet: () => showShortcuts(true) });
  return shown ? <ShortcutSheet onClose={() => showShortcuts(false)} /> : null;
}

import { Extension } from "@tiptap/core";
import { SHORTCUTS, shortcutsOf } from "#components/ui/shortcuts.ts";
import { TOOLS, type ToolName } from "./tools.ts";

/** The shortcuts of the text do what its tools do. */
export const ToolKeys = Extension.create({
  name: "toolKeys",
  addKeyboardShortcuts() {
    const keymap = shortcutsOf("text").flatMap(({ name, keys }) => {
      // What works only in a task or a table is done by its nodes.
      const act = TOOLS.flat().find((one) => one.name === name)?.run;
      if (!act) return [];
      const run = () => {
        act(this.editor);
        return true;
      };
      return keys.map((one) => [proseKeys(one), run] as const);
    });
    return Object.fromEntries(keymap);
  },
});

/** `Ctrl+Shift+Z` as ProseMirror writes it: `Mod-Shift-z`. */
function proseKeys(keys: string): string {
  return keys
    .replace("Ctrl", "Mod")
    .replaceAll("+", "-")
    .replace(/[A-Z]$/, (letter) => letter.toLowerCase());
}

/** The first keys of a tool, as a person reads them; null where there are none. */
export function keysOf(name: ToolName): string | null {
  if (name === "link" || name === "comment") return SHORTCUTS.writing[name][0];
  return shortcutsOf("text").find((shortcut) => shortcut.name === name)?.keys[0] ?? null;
}

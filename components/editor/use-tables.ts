"use client";
import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { useEffect } from "react";
import { onceInUse } from "#components/ui/once-in-use.ts";

/** Brings what editing tables needs once the page is in use; true while the caret is in a table. */
export function useTables(editor: Editor | null, editable: boolean): boolean {
  useEffect(() => {
    if (!editor || !editable) return;
    onceInUse(async () => {
      const { bringEditing } = await import("./table-editing.ts");
      if (!editor.isDestroyed) bringEditing(editor);
    });
  }, [editor, editable]);
  const isInside = useEditorState({ editor, selector: (it) => it.editor?.isActive("table") });
  return editable && isInside === true;
}

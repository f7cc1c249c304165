"use client";
import type { Editor } from "@tiptap/core";
import { isChangeOrigin } from "@tiptap/extension-collaboration";
import type { Transaction } from "@tiptap/pm/state";
import { useEffect, useState } from "react";

/** A slash that asks for commands: where it stands and what follows it. */
export type Slash = { from: number; to: number; query: string };

/** At the start of a block or after a space; a slash inside a word or before a space is only a slash. */
const ASKED = /(?:^|\s)\/([\p{L}\p{N}][\p{L}\p{N} ]{0,24})?$/u;

/** The slash before the caret, with the words typed after it; null where there is none. */
export function slashBefore({ selection }: Editor["state"]): Slash | null {
  const { $from, empty } = selection;
  if (!empty || !$from.parent.isTextblock) return null;
  const before = $from.parent.textBetween(0, $from.parentOffset, undefined, "\n");
  const match = ASKED.exec(before);
  if (!match) return null;
  const query = match[1] ?? "";
  return { from: $from.pos - query.length - 1, to: $from.pos, query };
}

/** Open from the moment in which a slash is typed until it is left; never for one that stood there before. */
export function useSlash(editor: Editor | null, editable: boolean) {
  const [slash, setSlash] = useState<Slash | null>(null);
  const isOpen = slash !== null;
  useEffect(() => {
    if (!editor || !editable) return;
    const look = ({ transaction }: { transaction: Transaction }) => {
      const found = slashBefore(editor.state);
      const isTyped = transaction.docChanged && !isChangeOrigin(transaction);
      if (isOpen) setSlash(found);
      else if (isTyped && found?.query === "") setSlash(found);
    };
    const leave = () => setSlash(null);
    editor.on("transaction", look);
    editor.on("blur", leave);
    return () => {
      editor.off("transaction", look);
      editor.off("blur", leave);
    };
  }, [editor, editable, isOpen]);
  return { slash: editable ? slash : null, close: () => setSlash(null) };
}

"use client";
import type { Editor } from "@tiptap/core";
import type { ReactNode } from "react";
import { Dialog } from "#components/ui/dialog.tsx";

type Props = {
  editor: Editor;
  title: string;
  lead?: string;
  onClose: () => void;
  children: ReactNode;
};

/**
 * A dialog about the text, which has the focus again once it has gone. Given at once: a text that a
 * browser focuses by itself begins with its first letter, and what was selected would be forgotten.
 */
export function TextDialog({ editor, ...dialog }: Props) {
  const back = (event: Event) => {
    event.preventDefault();
    if (!editor.isDestroyed) editor.view.focus();
  };
  return <Dialog {...dialog} open onGone={back} />;
}

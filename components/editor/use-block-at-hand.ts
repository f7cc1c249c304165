"use client";
import type { Editor } from "@tiptap/core";
import { type RefObject, useEffect, useState } from "react";
import { blockAt } from "./block-drag.ts";

type Set = (index: number | null) => void;

/** The block under the mouse, else that of the caret, by its number; null for none. */
export function useBlockAtHand(
  editor: Editor,
  button: RefObject<HTMLButtonElement | null>,
): [number | null, Set] {
  const [index, setIndex] = useState<number | null>(null);
  useEffect(() => {
    const { dom } = editor.view;
    const sheet = dom.closest("main");
    const isHeld = () => button.current?.dataset.held !== undefined;
    const ofCaret = () => (editor.isFocused ? editor.state.selection.$from.index(0) : null);
    const hover = ({ clientY, pointerType }: PointerEvent) => {
      if (isHeld() || pointerType === "touch") return;
      const under = blockAt(editor, clientY);
      // Between two blocks the handle stays: the hand may be on its way to it.
      if (under !== null) setIndex(under);
    };
    const leave = ({ relatedTarget }: PointerEvent) => {
      const isOnHandle = relatedTarget instanceof Node && button.current?.contains(relatedTarget);
      if (!isHeld() && !isOnHandle) setIndex(ofCaret());
    };
    const follow = () => {
      if (isHeld() || document.activeElement === button.current) return;
      setIndex(ofCaret());
    };
    const blur = ({ event }: { event: FocusEvent }) => {
      if (event.relatedTarget !== button.current && !isHeld()) setIndex(null);
    };
    follow();
    sheet?.addEventListener("pointermove", hover);
    sheet?.addEventListener("pointerleave", leave);
    editor.on("selectionUpdate", follow);
    editor.on("focus", follow);
    editor.on("blur", blur);
    return () => {
      sheet?.removeEventListener("pointermove", hover);
      sheet?.removeEventListener("pointerleave", leave);
      editor.off("selectionUpdate", follow);
      editor.off("focus", follow);
      editor.off("blur", blur);
    };
  }, [editor, button]);
  return [index, setIndex];
}

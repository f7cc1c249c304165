"use client";
import type { Editor } from "@tiptap/core";
import { useEffect, useState } from "react";

/** Milliseconds for which a selection rests before its tools are shown. */
const REST = 250;
/** Where the system shows tools of its own over a selection, or the tools are at the thumb. */
const NO_BUBBLE = "(pointer: coarse), (max-width: 960px)";

/** True while words are selected and the hand rests: their tools may stand beside them. */
export function useBubble(editor: Editor | null, editable: boolean) {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (!editor || !editable) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isHeld = false;
    const look = () => {
      clearTimeout(timer);
      setShown(false);
      timer = setTimeout(() => {
        const { empty, from, to } = editor.state.selection;
        const hasWords = !empty && editor.state.doc.textBetween(from, to).trim() !== "";
        const isUsed = editor.isFocused || document.activeElement?.closest(".bubble");
        setShown(hasWords && !isHeld && Boolean(isUsed) && !matchMedia(NO_BUBBLE).matches);
      }, REST);
    };
    const hold = () => {
      isHeld = true;
    };
    // A press on the tools themselves must leave them where they are.
    const release = () => {
      if (!isHeld) return;
      isHeld = false;
      look();
    };
    const leave = ({ event }: { event: FocusEvent }) => {
      const next = event.relatedTarget;
      if (!(next instanceof Element && next.closest(".bubble"))) setShown(false);
    };
    const { dom } = editor.view;
    dom.addEventListener("pointerdown", hold);
    window.addEventListener("pointerup", release);
    editor.on("selectionUpdate", look);
    editor.on("blur", leave);
    return () => {
      clearTimeout(timer);
      dom.removeEventListener("pointerdown", hold);
      window.removeEventListener("pointerup", release);
      editor.off("selectionUpdate", look);
      editor.off("blur", leave);
    };
  }, [editor, editable]);
  return { shown: shown && editable, hide: () => setShown(false) };
}

"use client";
import type { Editor } from "@tiptap/core";
import { useEffect, useState } from "react";
import { type Counts, countAhead, countsBetween } from "#domain/counts.ts";

/** Milliseconds without a key before anything is counted. */
const PAUSE = 300;
/** Milliseconds for which a long text is counted at a stretch, and until the next piece. */
const PIECE = 8;
const BREATH = 16;

type Shown = { all: Counts; chosen: Counts | null };

/** Counts of the body and of what is selected in it; counted in pauses, never between two keys. */
export function useCounts(editor: Editor | null): Shown | null {
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => {
    if (!editor) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = () => {
      const { doc, selection } = editor.state;
      const since = performance.now();
      if (!countAhead(doc, () => performance.now() - since < PIECE)) {
        timer = setTimeout(read, BREATH);
        return;
      }
      const { from, to, empty } = selection;
      setShown({
        all: countsBetween(doc, 0, doc.content.size),
        chosen: empty ? null : countsBetween(doc, from, to),
      });
    };
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(read, PAUSE);
    };
    later();
    editor.on("update", later);
    editor.on("selectionUpdate", later);
    return () => {
      clearTimeout(timer);
      editor.off("update", later);
      editor.off("selectionUpdate", later);
    };
  }, [editor]);
  return shown;
}

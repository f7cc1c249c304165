"use client";
import type { Editor } from "@tiptap/core";
import { GripVertical } from "lucide-react";
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { boxOf, type Moved, moveBlockTo } from "./block-drag.ts";
import { useBlockAtHand } from "./use-block-at-hand.ts";
import { useBlockDrag } from "./use-block-drag.ts";

/** Pixels that the handle takes to the left of the text. */
const ROOM = 28;

/** At the left of the block under the mouse or the caret: drags it, and moves it by arrow keys. */
export function BlockHandle({ editor }: { editor: Editor }) {
  const t = useTranslations("tools");
  const frame = useRef<HTMLElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [told, setTold] = useState({ words: "", isSeen: false });
  const [index, setIndex] = useBlockAtHand(editor, button);
  const tell = (moved: Moved, now: number) => {
    const count = editor.state.doc.childCount;
    const isSeen = moved === "busy";
    if (moved === "moved") setIndex(now);
    const words = {
      moved: t("moveBlockTold", { place: now + 1, count }),
      busy: t("moveBlockBusy"),
      same: "",
    };
    setTold({ words: words[moved], isSeen });
  };
  const { line, ...drag } = useBlockDrag(editor, index, tell);
  usePlaced(editor, index, frame);
  const press = (event: KeyboardEvent) => {
    if (event.key === "Escape") editor.view.focus();
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!step || index === null) return;
    event.preventDefault();
    tell(moveBlockTo(editor, index, step < 0 ? index - 1 : index + 2), index + step);
  };
  return (
    <section
      className="block-handle"
      aria-label={t("moveBlock")}
      ref={frame}
      hidden={index === null}
    >
      <p className={told.isSeen ? "block-note small" : "visually-hidden"} role="status">
        {told.words}
      </p>
      <p className="visually-hidden" id="block-handle-how">
        {t("moveBlockHow")}
      </p>
      <button
        ref={button}
        type="button"
        aria-label={t("moveBlock")}
        aria-describedby="block-handle-how"
        title={t("moveBlockTitle")}
        onKeyDown={press}
        {...drag}
      >
        <GripVertical size={16} strokeWidth={1.75} />
      </button>
      <div ref={line} className="drop-line" aria-hidden="true" hidden />
    </section>
  );
}

type Frame = { current: HTMLElement | null };

/** Keeps the handle beside its block, and out of sight where it would stand on the text. */
function usePlaced(editor: Editor, index: number | null, frame: Frame) {
  const place = useRef(() => {});
  place.current = () => {
    const box = index === null ? null : boxOf(editor, index);
    const sheet = editor.view.dom.closest("main")?.getBoundingClientRect();
    if (!frame.current || !box || !sheet) return;
    const left = editor.view.dom.getBoundingClientRect().left - ROOM;
    const top = Math.max(box.top + 2, sheet.top + 2, 2);
    const isSeen = left >= 2 && box.bottom > top + 12 && top < Math.min(sheet.bottom, innerHeight);
    frame.current.style.left = `${left}px`;
    frame.current.style.top = `${top}px`;
    frame.current.style.visibility = isSeen ? "visible" : "hidden";
  };
  useLayoutEffect(() => place.current());
  useEffect(() => {
    const again = () => place.current();
    editor.on("transaction", again);
    document.addEventListener("scroll", again, true);
    window.addEventListener("resize", again);
    return () => {
      editor.off("transaction", again);
      document.removeEventListener("scroll", again, true);
      window.removeEventListener("resize", again);
    };
  }, [editor]);
}

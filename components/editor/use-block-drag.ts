"use client";
import type { Editor } from "@tiptap/core";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import { type PointerEvent, useEffect, useRef } from "react";
import type { XmlElement, XmlFragment } from "yjs";
import { gapAt, type Moved, moveBlockTo, selectBlock } from "./block-drag.ts";

/** Pixels from which a press is a drag, and from the edges within which the text scrolls along. */
const FAR = 4;
const EDGE = 56;
const SCROLL = 10;

type Drag = {
  block: XmlElement | undefined;
  from: number;
  y: number;
  gap: number | null;
  frame: number;
};

type Tell = (moved: Moved, index: number) => void;

/** What the handle does under a pointer: a line shows the gap into which its block would go. */
export function useBlockDrag(editor: Editor, index: number | null, onDropped: Tell) {
  const line = useRef<HTMLDivElement>(null);
  const drag = useRef<Drag | null>(null);
  const show = (now: Drag) => {
    const place = Math.abs(now.y - now.from) < FAR ? null : gapAt(editor, now.y);
    now.gap = place?.gap ?? null;
    if (!line.current) return;
    const { left, width } = editor.view.dom.getBoundingClientRect();
    line.current.hidden = !place;
    Object.assign(line.current.style, {
      left: `${left}px`,
      width: `${width}px`,
      top: `${place?.y ?? 0}px`,
    });
  };
  const end = (button: HTMLElement) => {
    cancelAnimationFrame(drag.current?.frame ?? 0);
    drag.current = null;
    delete button.dataset.held;
    if (line.current) line.current.hidden = true;
  };
  const scroll = (now: Drag) => {
    scrollAlong(editor, now.y);
    show(now);
    now.frame = requestAnimationFrame(() => drag.current === now && scroll(now));
  };
  useEffect(() => () => cancelAnimationFrame(drag.current?.frame ?? 0), []);
  return {
    line,
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0 || index === null) return;
      const { currentTarget: button, pointerId, clientY: y } = event;
      button.setPointerCapture(pointerId);
      button.dataset.held = "";
      drag.current = { block: blocksOf(editor)[index], from: y, y, gap: null, frame: 0 };
      scroll(drag.current);
      const leave = (key: KeyboardEvent) => {
        if (key.key !== "Escape") return;
        key.stopPropagation();
        end(button);
      };
      document.addEventListener("keydown", leave, true);
      const stop = () => document.removeEventListener("keydown", leave, true);
      button.addEventListener("lostpointercapture", stop, { once: true });
    },
    onPointerMove: ({ clientY }: PointerEvent) => {
      if (drag.current) drag.current.y = clientY;
    },
    onPointerUp: ({ currentTarget }: PointerEvent<HTMLElement>) => {
      const now = drag.current;
      if (!now) return;
      show(now);
      end(currentTarget);
      const { gap } = now;
      // Where it is now: a colleague may have put something in above it meanwhile, or taken it out.
      const at = now.block ? blocksOf(editor).indexOf(now.block) : -1;
      if (gap === null) selectBlock(editor, at);
      else onDropped(moveBlockTo(editor, at, gap), gap > at ? gap - 1 : gap);
      editor.view.focus();
    },
    onLostPointerCapture: ({ currentTarget }: PointerEvent<HTMLElement>) => end(currentTarget),
  };
}

/** The blocks as the room has them: those of the editor become others with every change in them. */
function blocksOf({ state }: Editor): XmlElement[] {
  return (ySyncPluginKey.getState(state) as { type: XmlFragment }).type.toArray() as XmlElement[];
}

function scrollAlong({ view }: Editor, y: number): void {
  const sheet = view.dom.closest("main");
  const holders = [sheet, sheet?.parentElement];
  const holder = holders.find((one) => one && getComputedStyle(one).overflowY === "auto");
  if (!holder) return;
  const { top, bottom } = holder.getBoundingClientRect();
  if (y < top + EDGE) holder.scrollBy(0, -SCROLL);
  else if (y > bottom - EDGE) holder.scrollBy(0, SCROLL);
}

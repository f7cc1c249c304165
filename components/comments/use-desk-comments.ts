"use client";
import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { useEffect, useEffectEvent } from "react";
import { TITLE } from "#domain/field-threads.ts";
import { goToThread, showThreads, threadsAt, threadsIn } from "./comment-marks.ts";
import { aboutFields } from "./sorted.ts";
import { useAttention } from "./use-attention.ts";
import { useNewThread } from "./use-new-thread.ts";
import { useThreads } from "./use-threads.ts";

type Given = {
  release: { id: string; template: string };
  room: { onThreads: (listener: () => void) => () => void };
  editor: Editor | null;
  title: Editor | null;
  /** Where comments and fields are shown: beside the text, or over it on phones. */
  panel: { narrow: boolean; show: (part: "comments" | "fields", field?: string) => void };
};

/** Comments beside a text that is written: where they hang, and the ways to and fro. */
export function useDeskComments({ release, room, editor, title, panel }: Given) {
  const threads = useThreads(release.id, room.onThreads);
  const { active, setActive, focus, setFocus, wish, setWish } = useAttention();
  const marks = useOrder(editor);
  const all = threads.discussion?.threads ?? [];
  const open = all.filter(({ resolved }) => !resolved).map(({ id }) => id);
  useShown(editor, { known: all.map(({ id }) => id), open, active });
  useCaret(editor, open, setActive);

  const toThread = (thread: string, withFocus: boolean) => {
    setActive(thread);
    if (withFocus) setFocus((before) => before + 1);
    panel.show("comments");
  };
  usePresses(editor, open, (thread) => !panel.narrow && toThread(thread, false));
  const fieldOf = (thread: string | null) => all.find(({ id }) => id === thread)?.field ?? null;
  const toField = (field: string) => {
    if (field === TITLE) title?.commands.focus();
    else panel.show("fields", field);
  };
  const begun = useNewThread({
    threads,
    editor,
    title,
    toThread: (thread) => toThread(thread, true),
    toPanel: (isNew) => {
      if (isNew) setWish((before) => before + 1);
      panel.show("comments");
    },
    onOpened: (thread, field) => {
      // On phones it is shown where it was written, unless that was put away meanwhile.
      if (panel.narrow) setFocus((before) => before + 1);
      else if (field) toField(field);
      else editor?.commands.focus();
      setActive(thread);
    },
  });
  const { subject } = begun;
  return {
    threads,
    order: [...aboutFields(all, release.template), ...marks],
    active,
    focus,
    wish,
    subject,
    onActive: setActive,
    onBegin: begun.begin,
    onOpen: begun.send,
    onField: begun.beginField,
    onLeave: () => {
      const field = subject?.field ?? fieldOf(active);
      begun.letGo();
      // On phones the fields stand in the sheet that is just left.
      if (field && (field === TITLE || !panel.narrow)) return toField(field);
      if (editor && !(active && goToThread(editor, active))) editor.commands.focus();
    },
    onGo: (thread: string) => {
      setActive(thread);
      const field = fieldOf(thread);
      if (field) toField(field);
      else if (editor) goToThread(editor, thread);
    },
  };
}

/** Threads that hang in the text, as one string to compare. */
function useOrder(editor: Editor | null): readonly string[] {
  const shown = useEditorState({
    editor,
    selector: ({ editor: now }) => (now ? threadsIn(now.state.doc).join() : ""),
  });
  return shown ? shown.split(",") : [];
}

function useShown(
  editor: Editor | null,
  { known, open, active }: { known: string[]; open: string[]; active: string | null },
): void {
  const print = JSON.stringify({ known, open, active });
  useEffect(() => {
    if (editor) showThreads(editor, JSON.parse(print));
  }, [editor, print]);
}

/** Words that are pressed lead to their thread. */
function usePresses(editor: Editor | null, open: string[], onThread: (thread: string) => void) {
  const pressed = useEffectEvent(({ clientX, clientY }: MouseEvent) => {
    const at = editor?.view.posAtCoords({ left: clientX, top: clientY });
    if (!editor || !at) return;
    const here = threadsAt(editor.state.doc, at.pos).find((one) => open.includes(one));
    if (here) onThread(here);
  });
  useEffect(() => {
    const dom = editor?.view.dom;
    dom?.addEventListener("click", pressed);
    return () => dom?.removeEventListener("click", pressed);
  }, [editor]);
}

/** The thread at the caret is the one that is looked at. */
function useCaret(editor: Editor | null, open: string[], onThread: (thread: string) => void): void {
  const print = open.join();
  useEffect(() => {
    if (!editor) return;
    const moved = () => {
      const { doc, selection } = editor.state;
      const here = threadsAt(doc, selection.from).find((one) => print.includes(one));
      if (here) onThread(here);
    };
    editor.on("selectionUpdate", moved);
    return () => {
      editor.off("selectionUpdate", moved);
    };
  }, [editor, print, onThread]);
}

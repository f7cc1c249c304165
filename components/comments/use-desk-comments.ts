"use client";
import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { useEffect, useEffectEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { quoted } from "#domain/commented.ts";
import {
  chosenWords,
  goToThread,
  hangThread,
  held,
  hold,
  showThreads,
  threadsAt,
  threadsIn,
  wordsOf,
} from "./comment-marks.ts";
import type { Subject } from "./comments-panel.tsx";
import { useAttention } from "./use-attention.ts";
import { type Said, type Sent, useThreads } from "./use-threads.ts";

type Given = {
  releaseId: string;
  room: { onThreads: (listener: () => void) => () => void };
  editor: Editor | null;
  /** Where comments are shown: beside the text, or over it on phones. */
  panel: { narrow: boolean; show: (part: "comments") => void };
};

/** Comments beside a text that is written: where they hang, and the ways to and fro. */
export function useDeskComments({ releaseId, room, editor, panel }: Given) {
  const t = useTranslations("comments");
  const threads = useThreads(releaseId, room.onThreads);
  const { active, setActive, focus, setFocus, wish, setWish } = useAttention();
  const [subject, setSubject] = useState<Subject | null>(null);
  const order = useOrder(editor);
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
  /** About the selected words or the block of the caret; where a thread hangs already, to that one. */
  const begin = () => {
    if (!editor || !threads.discussion?.mayComment) return panel.show("comments");
    const { doc, selection } = editor.state;
    const here =
      selection.empty && threadsAt(doc, selection.from).find((one) => open.includes(one));
    if (here) return toThread(here, true);
    const range = chosenWords(editor);
    if (range && !threads.kept.get("new")?.trim()) {
      hold(editor, range);
      setSubject({ quotation: quoted(wordsOf(doc, range)) });
    }
    setWish((before) => before + 1);
    panel.show("comments");
  };
  const send = async (said: Said): Sent => {
    const range = editor && held(editor);
    if (!editor || !range) return t("wordsLost");
    const quotation = quoted(wordsOf(editor.state.doc, range));
    const opened = await threads.open({ quotation }, said);
    if ("problem" in opened) return opened.problem;
    hangThread(editor, opened.thread);
    setSubject(null);
    if (panel.narrow) toThread(opened.thread, true);
    else editor.commands.focus();
    setActive(opened.thread);
    return null;
  };
  const leave = () => {
    if (!editor) return;
    if (!threads.kept.get("new")?.trim()) {
      hold(editor, null);
      setSubject(null);
    }
    if (!active || !goToThread(editor, active)) editor.commands.focus();
  };
  return {
    threads,
    order,
    active,
    focus,
    wish,
    subject,
    onActive: setActive,
    onBegin: begin,
    onOpen: send,
    onLeave: leave,
    onGo: (thread: string) => {
      setActive(thread);
      if (editor) goToThread(editor, thread);
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

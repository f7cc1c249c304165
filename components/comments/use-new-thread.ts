"use client";
import type { Editor } from "@tiptap/core";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { quoted } from "#domain/commented.ts";
import { TITLE } from "#domain/field-threads.ts";
import {
  chosenWords,
  hangThread,
  held,
  hold,
  type Range,
  threadsAt,
  wordsOf,
} from "./comment-marks.ts";
import type { Subject } from "./comments-panel.tsx";
import type { Said, Sent, Threads } from "./use-threads.ts";

type Given = {
  threads: Threads;
  editor: Editor | null;
  title: Editor | null;
  toThread: (thread: string) => void;
  /** Shows the comments, with a new one to type or without. */
  toPanel: (isNew: boolean) => void;
  onOpened: (thread: string, field: string | undefined) => void;
};

/** A new thread in an open text: what it is about, and how it is opened. */
export function useNewThread({ threads, editor, title, toThread, toPanel, onOpened }: Given) {
  const t = useTranslations("comments");
  const [subject, setSubject] = useState<Subject | null>(null);
  const { discussion } = threads;
  const open = (discussion?.threads ?? []).filter(({ resolved }) => !resolved);
  const isWritten = () => Boolean(threads.kept.get("new")?.trim());
  /** About a field as a whole; where a thread is open about it, to that one. */
  const beginField = (field: string) => {
    const here = open.find((one) => one.field === field);
    if (here) return toThread(here.id);
    if (!discussion?.mayComment) return toPanel(false);
    if (!subject || !isWritten()) {
      if (editor) hold(editor, null);
      setSubject({ quotation: "", field });
    }
    toPanel(true);
  };
  /** About the selected words or the block of the caret; where a thread hangs already, to that one. */
  const begin = () => {
    const field = fieldInHand(title);
    if (field) return beginField(field);
    if (!editor || !discussion?.mayComment) return toPanel(false);
    const { doc, selection } = editor.state;
    const hanging = selection.empty ? threadsAt(doc, selection.from) : [];
    const here = hanging.find((one) => open.some(({ id }) => id === one));
    if (here) return toThread(here);
    const range = chosenWords(editor);
    if (range && (!subject || !isWritten())) {
      hold(editor, range);
      setSubject({ quotation: quotedAt(editor, range) });
    }
    toPanel(true);
  };
  const send = async (said: Said): Sent => {
    const field = subject?.field;
    const about = field ? { field } : heldWords(editor);
    if (!about) return t("wordsLost");
    const opened = await threads.open(about, said);
    if ("problem" in opened) return opened.problem;
    if (editor && !field) hangThread(editor, opened.thread);
    setSubject(null);
    onOpened(opened.thread, field);
    return null;
  };
  /** Lets go of a new comment that says nothing yet. */
  const letGo = () => {
    if (isWritten()) return;
    if (editor) hold(editor, null);
    setSubject(null);
  };
  return { subject, begin, beginField, send, letGo };
}

/** The words that a new thread is about, as the server looks for them; null where they are gone. */
function heldWords(editor: Editor | null): { quotation: string } | null {
  const range = editor && held(editor);
  return range && { quotation: quotedAt(editor, range) };
}

const quotedAt = ({ state }: Editor, range: Range) => quoted(wordsOf(state.doc, range));

/** What has the focus: the title, or a field of the template; null elsewhere. */
function fieldInHand(title: Editor | null): string | null {
  const at = document.activeElement;
  if (at && title?.view.dom.contains(at)) return TITLE;
  return at?.closest<HTMLElement>(".template-field")?.dataset.field ?? null;
}

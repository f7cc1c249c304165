"use client";
import type { Editor } from "@tiptap/core";
import { useCallback, useEffect, useState } from "react";
import { ask } from "#components/query.ts";
import type { SentAuthorship } from "#domain/answers/releases.ts";

/** Milliseconds without a change before the server is asked again. */
const PAUSE = 2000;

export type Authored = { state: "waiting" | "failed" | "known"; sent: SentAuthorship | null };

/** Who wrote what, asked again in pauses; what is known stays while the server is away. */
export function useAuthorship(editor: Editor, releaseId: string) {
  const [authored, setAuthored] = useState<Authored>({ state: "waiting", sent: null });
  const read = useCallback(async () => {
    const sent = await ask<SentAuthorship>(`/api/v1/releases/${releaseId}/authorship`);
    setAuthored((before) =>
      sent ? { state: "known", sent } : { state: "failed", sent: before.sent },
    );
  }, [releaseId]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void read(), PAUSE);
    };
    void read();
    editor.on("update", later);
    return () => {
      clearTimeout(timer);
      editor.off("update", later);
    };
  }, [editor, read]);
  return { authored, read };
}

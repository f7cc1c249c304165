"use client";
import type { Editor } from "@tiptap/core";
import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { keepPlace, placeNow } from "#components/editor/kept-place.ts";
import { fitPicture } from "./fit-picture.ts";
import { putPicture } from "./place-picture.ts";
import { sendPicture } from "./send-picture.ts";

/** A picture on its way; `share` is how much of it has gone, from 0 to 1. */
export type Upload = {
  id: number;
  name: string;
  state: "preparing" | "uploading" | "working" | "failed";
  share: number;
  why: string;
};

type Job = { file: File; place: unknown; stop: AbortController };

/** Pictures on their way into a text: each lands where it was dropped, whoever writes meanwhile. */
export function useUploads(editor: Editor, releaseId: string, onPut: () => void) {
  const t = useTranslations("picture");
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const jobs = useRef(new Map<number, Job>());
  const last = useRef(0);

  const change = (id: number, part: Partial<Upload>) =>
    setUploads((all) => all.map((one) => (one.id === id ? { ...one, ...part } : one)));
  const drop = (id: number) => {
    jobs.current.get(id)?.stop.abort();
    jobs.current.delete(id);
    setUploads((all) => all.filter((one) => one.id !== id));
  };
  const fail = (id: number, why: string) => change(id, { state: "failed", why });

  const run = async (id: number) => {
    const job = jobs.current.get(id);
    if (!job) return;
    change(id, { state: "preparing", share: 0, why: "" });
    const bytes = await fitPicture(job.file);
    if (!bytes) return fail(id, t("unreadable"));
    if (!navigator.onLine) return fail(id, t("offline"));
    const told = (share: number) =>
      change(id, { share, state: share < 1 ? "uploading" : "working" });
    const sent = await sendPicture(releaseId, bytes, told, job.stop.signal);
    if (job.stop.signal.aborted) return;
    if ("why" in sent) return fail(id, sent.why ?? t("unreachable"));
    if (editor.isDestroyed || !editor.isEditable) return fail(id, t("elsewhere"));
    putPicture(editor, placeNow(editor, job.place) ?? editor.state.doc.content.size, sent.picture);
    drop(id);
    onPut();
  };

  const begin = (files: readonly File[], at: number) => {
    for (const file of files) {
      last.current += 1;
      const id = last.current;
      const place = JSON.parse(JSON.stringify(keepPlace(editor, at)));
      jobs.current.set(id, { file, place, stop: new AbortController() });
      const upload: Upload = { id, name: file.name, state: "preparing", share: 0, why: "" };
      setUploads((all) => [...all, upload]);
      void run(id);
    }
  };
  useEffect(() => {
    const held = jobs.current;
    return () => {
      for (const { stop } of held.values()) stop.abort();
    };
  }, []);
  return { uploads, begin, again: (id: number) => void run(id), drop };
}

"use client";
import type { Editor } from "@tiptap/core";
import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { asPartOf, type OpenStep } from "#components/editor/joined-step.ts";
import { keepPlace, placeNow } from "#components/editor/kept-place.ts";
import { fitPicture } from "./fit-picture.ts";
import { type Placed, putPicture } from "./place-picture.ts";
import { sendPicture } from "./send-picture.ts";

/** A picture on its way; `share` is how much of it has gone, from 0 to 1. */
export type Upload = {
  id: number;
  name: string;
  state: "preparing" | "uploading" | "working" | "failed";
  share: number;
  why: string;
};

type Job = Omit<Placed, "at"> & {
  place: unknown;
  stop: AbortController;
  /** True for one that comes alone: what is said of it is asked at once. */
  isAlone: boolean;
  /** True where no other one of those that came with it is put in after it. */
  isLast: boolean;
  /** The step of undo that it belongs to; one of its own for a picture that came by itself. */
  step: OpenStep;
};

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
    const place = placeNow(editor, job.place) ?? editor.state.doc.content.size;
    const { picture } = sent;
    asPartOf(editor, job.step, () => putPicture(editor, place, { ...job, picture }));
    drop(id);
    if (job.isAlone) onPut();
  };

  const begin = async (pictures: readonly Placed[], step?: OpenStep) => {
    const isAlone = pictures.length === 1;
    const begun = pictures.map(({ at, ...picture }, number): Upload => {
      last.current += 1;
      const place = JSON.parse(JSON.stringify(keepPlace(editor, at)));
      const isLast = number === pictures.length - 1;
      const job = {
        ...{ ...picture, place, isAlone, isLast },
        step: step ?? { item: null },
        stop: new AbortController(),
      };
      jobs.current.set(last.current, job);
      const { name } = picture.file;
      return { id: last.current, name, state: "preparing", share: 0, why: "" };
    });
    setUploads((all) => [...all, ...begun]);
    // One after another, so that those of one place keep their order.
    for (const { id } of begun) await run(id);
  };
  useEffect(() => {
    const held = jobs.current;
    return () => {
      for (const { stop } of held.values()) stop.abort();
    };
  }, []);
  return { uploads, begin, again: (id: number) => void run(id), drop };
}

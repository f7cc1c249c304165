"use client";
import { type RefObject, useCallback, useEffect, useState } from "react";
import { quotationOf, type Span, wordsInLine } from "#domain/commented.ts";
import { fieldQuotation } from "#domain/field-threads.ts";
import type { VersionView } from "#domain/views.ts";
import { selectedSpan } from "./frozen-selection.ts";
import { aboutFields } from "./sorted.ts";
import { threadsLine } from "./threads-line.ts";
import { useAttention } from "./use-attention.ts";
import { type Said, type Sent, useThreads } from "./use-threads.ts";

/** What a new comment is about: a place of the body, or the title or a field as a whole. */
type About = Span | { field: string };

type Given = {
  release: { id: string; template: string };
  version: VersionView;
  me: string;
  page: RefObject<HTMLElement | null>;
  /** Shows the comments. */
  show: () => void;
};

/** Comments beside a frozen text: about what is selected of it, or about one of its parts. */
export function useReviewComments({ release, version, me, page, show }: Given) {
  const releaseId = release.id;
  const line = useCallback(
    (listener: () => void) => threadsLine(releaseId, me, listener),
    [releaseId, me],
  );
  const threads = useThreads(releaseId, line);
  const { active, setActive, focus, setFocus, wish, setWish } = useAttention();
  const [about, setAbout] = useState<About | null>(null);
  const [isWhole, setWhole] = useState(false);
  const selected = useSelected(page, version.id);
  const all = threads.discussion?.threads ?? [];
  const placed = all.filter(({ place }) => place).sort(byPlace);

  const choose = (thread: string) => {
    setActive(thread);
    setFocus((before) => before + 1);
  };
  const toThread = (thread: string) => {
    choose(thread);
    show();
  };
  const begin = () => {
    if (threads.discussion?.mayComment && !threads.kept.get("new")?.trim()) {
      setAbout(selected ?? partOfBody(version, partsOfBody(version)[0]?.block ?? 0));
      setWhole(selected === null);
    }
    setWish((before) => before + 1);
    show();
  };
  const send = async (said: Said): Sent => {
    if (!about) return null;
    const opened = await threads.open({ version: version.id, ...about }, said);
    if ("problem" in opened) return opened.problem;
    setAbout(null);
    choose(opened.thread); // and shows nothing that was put away meanwhile
    return null;
  };
  return {
    threads,
    order: [...aboutFields(all, release.template), ...placed.map(({ id }) => id)],
    active,
    focus,
    wish,
    onActive: setActive,
    subject: about && subjectOf(about, version, release.template),
    about,
    setAbout,
    /** Nothing was selected: the comment is about a part of the text, which is chosen. */
    isWhole,
    selected: threads.discussion?.mayComment ? selected : null,
    onBegin: begin,
    onOpen: send,
    toThread,
    onField: (field: string) => {
      const first = all.find((one) => one.field === field && !one.resolved);
      if (first) toThread(first.id);
    },
    /** Lets go of a new comment that says nothing yet. */
    letGo: () => {
      if (!threads.kept.get("new")?.trim()) setAbout(null);
    },
  };
}

function subjectOf(about: About, version: VersionView, template: string) {
  const quotation =
    "field" in about
      ? fieldQuotation(version, about.field, template)
      : quotationOf(version.body, about);
  return { quotation: quotation ?? "" };
}

type Placed = { place: Span | null };

function byPlace({ place: a }: Placed, { place: b }: Placed): number {
  if (!a || !b) return 0;
  return a.from.block - b.from.block || a.from.offset - b.from.offset;
}

/** A whole block of the body. */
export function partOfBody({ body }: VersionView, block: number): Span {
  const top = body.content?.[block];
  const offset = top ? lengthOf(top) : 0;
  return { from: { block, offset: 0 }, to: { block, offset } };
}

type Node = { text?: string; content?: Node[] };

function lengthOf({ text = "", content = [] }: Node): number {
  return content.reduce((sum, child) => sum + lengthOf(child), text.length);
}

/** The parts of a body that have words, each by its first ones. */
export function partsOfBody({ body }: VersionView): { block: number; words: string }[] {
  return (body.content ?? []).flatMap((top, block) => {
    const words = wordsInLine({ type: "doc", content: [top] });
    return words ? [{ block, words }] : [];
  });
}

/** What is selected of the version, while it is. */
function useSelected(page: RefObject<HTMLElement | null>, versionId: string): Span | null {
  const [selected, setSelected] = useState<Span | null>(null);
  useEffect(() => {
    const look = () => {
      const body = page.current?.querySelector(`[data-version="${versionId}"] .reading`);
      setSelected(body ? selectedSpan(body) : null);
    };
    document.addEventListener("selectionchange", look);
    return () => document.removeEventListener("selectionchange", look);
  }, [page, versionId]);
  return selected;
}

"use client";
import { type RefObject, useEffect, useRef, useState } from "react";
import { useReviewComments } from "#components/comments/use-review-comments.ts";
import { useNarrow } from "#components/ui/use-narrow.ts";
import type { Me, ReleaseView, VersionView } from "#domain/views.ts";

export type PanelPart = "facts" | "comments";

type Given = {
  release: ReleaseView;
  version: VersionView;
  me: Me;
  page: RefObject<HTMLDivElement | null>;
};

/** The comments of the review: where they are shown, and the ways between them and the text. */
export function useReviewTalk({ release, version, me, page }: Given) {
  const narrow = useNarrow();
  const [part, setPart] = useState<PanelPart>("facts");
  const [open, setOpen] = useState(false);
  const [view, setView] = useState("changes");
  const [goal, setGoal] = useState<string | null>(null);
  const wanted = useRef<(() => void) | null>(null);
  const talk = useReviewComments({
    release,
    version,
    me: me.personId,
    page,
    show: () => {
      setPart("comments");
      setOpen(true);
    },
  });
  // The words may stand under another tab, so they are looked for once that is shown.
  useEffect(() => {
    if (!goal) return;
    const words = page.current?.querySelector<HTMLElement>(goal) ?? titleIn(page.current);
    words?.scrollIntoView({ block: "center" });
    words?.focus({ preventScroll: true });
    setGoal(null);
  }, [goal, page]);
  const goTo = (thread: string) => {
    const field = talk.threads.discussion?.threads.find(({ id }) => id === thread)?.field;
    setView(version.id);
    setGoal(field ? `[data-field="${field}"]` : `mark[data-thread="${thread}"]`);
  };
  const leaveFor = (go: () => void) => {
    if (!narrow) return go();
    // The sheet would take the focus back, so the way is gone once it has left.
    wanted.current = go;
    setOpen(false);
  };
  return {
    talk,
    narrow,
    // On phones the stylesheet takes the tabs away: comments are a sheet there.
    part: narrow ? ("facts" as const) : part,
    setPart,
    isSheet: narrow && open,
    show: () => setOpen(true),
    close: () => setOpen(false),
    gone: (event: Event) => {
      if (!wanted.current) return;
      event.preventDefault();
      wanted.current();
      wanted.current = null;
    },
    view,
    setView,
    onGo: (thread: string) =>
      leaveFor(() => {
        talk.onActive(thread);
        goTo(thread);
      }),
    onLeave: () =>
      leaveFor(() => {
        if (talk.active && talk.order.includes(talk.active)) {
          goTo(talk.active);
        } else page.current?.querySelector<HTMLElement>("main")?.focus();
      }),
  };
}

/** A field that nobody filled in is not shown: its thread leads to the head of the text. */
const titleIn = (page: HTMLElement | null) => page?.querySelector<HTMLElement>(".headline");

export type ReviewTalking = ReturnType<typeof useReviewTalk>;

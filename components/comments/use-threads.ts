"use client";
import { useEffect, useState } from "react";
import { useCommand } from "#components/command.ts";
import { oneAtATime } from "#components/one-at-a-time.ts";
import { ask } from "#components/query.ts";
import type { Discussion, OpenedThread } from "#domain/answers/threads.ts";
import type { MentionInput } from "#domain/thread-inputs.ts";

/** Milliseconds between two readings, however often something is said. */
const PAUSE = 250;

/** What is being written, by where; it outlives the panel that shows it. */
export type Kept = Map<string, string>;
/** What is sent: the words and whom they name. */
export type Said = { text: string; mentions: MentionInput[] };
/** Null when it went through, else why not. */
export type Sent = Promise<string | null>;

export type Threads = {
  /** Null until it was read. */
  discussion: Discussion | null;
  kept: Kept;
  open: (about: object, said: Said) => Promise<{ thread: string } | { problem: string }>;
  act: (thread: string, action: ThreadAction, body?: object) => Sent;
};
export type ThreadAction = "reply" | "edit" | "delete" | "resolve" | "reopen";

type Subscribe = (listener: () => void) => () => void;

/** Half-written words of each release, for as long as the page is open: a restored text comes with a desk of its own. */
const KEPT = new Map<string, Kept>();

function keptOf(path: string): Kept {
  const kept = KEPT.get(path) ?? new Map<string, string>();
  KEPT.set(path, kept);
  return kept;
}

/** The threads of a release, read anew whenever `subscribe` tells that they have changed. */
export function useThreads(releaseId: string, subscribe: Subscribe): Threads {
  const command = useCommand();
  const [discussion, setDiscussion] = useState<Discussion | null>(null);
  const path = `/api/v1/releases/${releaseId}/threads`;
  const kept = keptOf(path);

  useEffect(() => {
    let isGone = false;
    const read = oneAtATime(async () => {
      const now = await ask<Discussion>(path);
      if (now && !isGone) setDiscussion(now);
    }, PAUSE);
    const stop = subscribe(read);
    window.addEventListener("focus", read);
    read();
    return () => {
      isGone = true;
      stop();
      window.removeEventListener("focus", read);
    };
  }, [path, subscribe]);

  const open: Threads["open"] = async (about, said) => {
    const outcome = await command<OpenedThread>(path, { about, ...said });
    if (!outcome.ok) return { problem: outcome.problem.detail };
    setDiscussion(outcome.data.discussion);
    return { thread: outcome.data.thread };
  };
  const act: Threads["act"] = async (thread, action, body = {}) => {
    const outcome = await command<Discussion>(`${path}/${thread}/${action}`, body);
    if (!outcome.ok) return outcome.problem.detail;
    setDiscussion(outcome.data);
    return null;
  };
  return { discussion, kept, open, act };
}

/** How many threads are open. */
export function openThreads({ discussion }: Pick<Threads, "discussion">): number {
  return discussion?.threads.filter(({ resolved }) => !resolved).length ?? 0;
}

"use client";
import { useEffect, useRef, useState } from "react";
import { useCommand } from "#components/command.ts";
import { oneAtATime } from "#components/one-at-a-time.ts";
import { ask } from "#components/query.ts";
import type { ChecklistEntry, ReleaseView, Waiver } from "#domain/views.ts";
import type { Room } from "./room.ts";

/** Milliseconds between two readings, however often colleagues' presence changes. */
const PAUSE = 1000;

export type Checklist = {
  entries: ChecklistEntry[];
  open: number;
  problem: string | null;
  tick: (entry: string, done: boolean) => Promise<void>;
  /** Findings that were waved through. */
  waivers: Waiver[];
  /** Shows waivers that the server has answered, and tells colleagues. */
  tellWaivers: (waivers: Waiver[]) => void;
};

/**
 * The checklist that all writers share, with what they waved through. Both are stored by the server; presence tells colleagues
 * that there is something new to read, and coming back to the window reads it again.
 */
export function useChecklist(room: Room, release: ReleaseView): Checklist {
  const command = useCommand();
  const [entries, setEntries] = useState(release.checklist);
  const [waivers, setWaivers] = useState<Waiver[]>(release.waivers);
  const [problem, setProblem] = useState<string | null>(null);
  const made = useRef(0);
  const { awareness } = room.provider;
  const path = `/api/v1/releases/${release.id}`;

  useEffect(() => {
    let known = checksOf(awareness);
    const read = oneAtATime(async () => {
      const answer = await ask<{ checklist: ChecklistEntry[]; waivers: Waiver[] }>(path);
      if (!answer) return;
      setEntries(answer.checklist);
      setWaivers(answer.waivers);
    }, PAUSE);
    const heard = () => {
      const now = checksOf(awareness);
      if (now === known) return;
      known = now;
      read();
    };
    awareness.on("change", heard);
    window.addEventListener("focus", read);
    return () => {
      awareness.off("change", heard);
      window.removeEventListener("focus", read);
    };
  }, [awareness, path]);

  const tell = () => {
    made.current += 1;
    awareness.setLocalStateField("checks", made.current);
  };
  const tick = async (entry: string, done: boolean) => {
    setProblem(null);
    const outcome = await command<{ checklist: ChecklistEntry[] }>(`${path}/checklist`, {
      entry,
      done,
    });
    if (!outcome.ok) return setProblem(outcome.problem.detail);
    setEntries(outcome.data.checklist);
    tell();
  };
  const tellWaivers = (now: Waiver[]) => {
    setWaivers(now);
    tell();
  };
  const open = entries.filter(({ done }) => !done).length;
  return { entries, open, problem, tick, waivers, tellWaivers };
}

type States = Room["provider"]["awareness"];

/** How many checks each colleague has made on their page, as one string to compare. */
function checksOf(awareness: States): string {
  const states = [...awareness.getStates()] as [number, { checks?: number }][];
  return states
    .filter(([client, { checks }]) => client !== awareness.clientID && checks)
    .map(([client, { checks }]) => `${client}:${checks}`)
    .sort()
    .join();
}

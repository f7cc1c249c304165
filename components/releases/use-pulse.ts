"use client";
import { type RefObject, useEffect, useEffectEvent, useRef, useState } from "react";
import { ask } from "#components/query.ts";
import type { BoardPulse, BoardView, PresentPerson } from "#domain/views.ts";
import type { ShownBoard } from "./use-board.ts";

/** Milliseconds between two pulses of a page that is looked at. */
const EVERY = 5000;
/** What was not looked at for longer is read anew. */
const STALE = 120_000;
const MINUTE = 60_000;

export type Pulse = {
  /** The server's clock, to the minute. */
  now: Date;
  present: ReadonlyMap<string, PresentPerson[]>;
  /** True when releases moved, and showing it waits until nobody points at the list. */
  moved: boolean;
  update(): Promise<void>;
};

type Options = { list: RefObject<HTMLElement | null>; board: BoardView; shown: ShownBoard };

/**
 * Keeps the board true while it is looked at: who has what open and the words of a row change in
 * place; rows change their places only while neither pointer nor focus is on the list, or on wish.
 */
export function usePulse({ list, board, shown }: Options): Pulse {
  const [now, setNow] = useState(() => new Date(board.at));
  const [present, setPresent] = useState<Pulse["present"]>(new Map());
  const [moved, setMoved] = useState(false);
  const since = useRef(board.at);
  const lastStep = useRef(board.at);

  const update = async () => {
    if (await shown.reload()) setMoved(false);
  };

  const beat = useEffectEvent(async () => {
    const pulse = await ask<BoardPulse>(`/api/v1/board/pulse?since=${since.current}`);
    if (!pulse) return;
    const isStale = Date.parse(pulse.at) - Date.parse(since.current) > STALE;
    const stepped = pulse.movedAt !== null && pulse.movedAt > lastStep.current;
    since.current = pulse.at;
    if (pulse.movedAt !== null && stepped) lastStep.current = pulse.movedAt;
    if (minuteOf(pulse.at) !== minuteOf(now.toISOString())) setNow(new Date(pulse.at));
    setPresent((before) => merged(before, pulse.present));
    shown.patch(pulse.items);
    if (!isStale && !stepped && !moved) return;
    if (isHeld(list.current)) setMoved(true);
    else await update();
  });

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let isOver = false;
    const run = async () => {
      clearTimeout(timer);
      if (document.visibilityState === "visible") await beat();
      if (!isOver && document.visibilityState === "visible") timer = setTimeout(run, EVERY);
    };
    const wake = () => void run();
    document.addEventListener("visibilitychange", wake);
    wake();
    return () => {
      isOver = true;
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", wake);
    };
  }, []);

  return { now, present, moved, update };
}

const minuteOf = (at: string) => Math.floor(Date.parse(at) / MINUTE);

/** Somebody points at a row or is in one. */
function isHeld(list: HTMLElement | null): boolean {
  return list !== null && (list.matches(":hover") || list.contains(document.activeElement));
}

/** Keeps the list of people of a text that did not change, so that its row is not drawn again. */
function merged(before: Pulse["present"], texts: BoardPulse["present"]): Pulse["present"] {
  return new Map(
    texts.map(({ releaseId, people }) => {
      const known = before.get(releaseId);
      const same = known && JSON.stringify(known) === JSON.stringify(people);
      return [releaseId, same ? known : people];
    }),
  );
}

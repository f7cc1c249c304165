"use client";
import { type RefObject, useEffect, useRef, useState } from "react";
import type { WebsocketProvider } from "y-websocket";
import type { PresentPerson } from "./caret.ts";
import type { Room } from "./room.ts";

type State = { user?: PresentPerson; field?: unknown };

/** Names of colleagues by the field that they are in right now. */
export function usePeopleInFields(provider: WebsocketProvider): Record<string, string[]> {
  const [people, setPeople] = useState<Record<string, string[]>>({});
  useEffect(() => {
    const { awareness } = provider;
    const read = () => {
      const found: Record<string, string[]> = {};
      for (const [client, { user, field }] of awareness.getStates() as Map<number, State>) {
        if (client === awareness.clientID || !user?.name || typeof field !== "string") continue;
        found[field] = [...(found[field] ?? []), user.name];
      }
      setPeople((now) => (JSON.stringify(now) === JSON.stringify(found) ? now : found));
    };
    read();
    awareness.on("change", read);
    return () => awareness.off("change", read);
  }, [provider]);
  return people;
}

/** Tells colleagues that this person is in a field while the focus is within it; then leaves it. */
export function useVisit(
  room: Room,
  field: string,
  leave: () => void,
): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null);
  const left = useRef(leave);
  useEffect(() => {
    left.current = leave;
  });
  useEffect(() => {
    const element = place.current;
    const { awareness } = room.provider;
    const enter = () => awareness.setLocalStateField("field", field);
    const goOut = ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget instanceof Node && element?.contains(relatedTarget)) return;
      awareness.setLocalStateField("field", null);
      left.current();
    };
    element?.addEventListener("focusin", enter);
    element?.addEventListener("focusout", goOut);
    return () => {
      element?.removeEventListener("focusin", enter);
      element?.removeEventListener("focusout", goOut);
    };
  }, [room, field]);
  return place;
}

"use client";
import { useEffect, useState } from "react";
import type { WebsocketProvider } from "y-websocket";
import type { PresentPerson } from "./caret.ts";

type State = { user?: PresentPerson; field?: unknown };

/** Names of colleagues by the field that they are in right now. */
export function usePeopleInFields(provider: WebsocketProvider): Record<string, string> {
  const [people, setPeople] = useState<Record<string, string>>({});
  useEffect(() => {
    const { awareness } = provider;
    const read = () => {
      const found: Record<string, string> = {};
      for (const [client, { user, field }] of awareness.getStates() as Map<number, State>) {
        if (client === awareness.clientID || !user?.name || typeof field !== "string") continue;
        found[field] = found[field] ? `${found[field]}, ${user.name}` : user.name;
      }
      setPeople((now) => (JSON.stringify(now) === JSON.stringify(found) ? now : found));
    };
    read();
    awareness.on("change", read);
    return () => awareness.off("change", read);
  }, [provider]);
  return people;
}

"use client";
import { useEffect, useRef, useState } from "react";
import type { FieldValue } from "#domain/canonical.ts";
import { ROOT } from "#domain/room.ts";
import type { TemplateField } from "#domain/templates.ts";
import type { Room } from "./room.ts";

const PAUSE = 500;

/** The text of a field in the room: a list has one item a line. */
export function readField(room: Room, key: string): string {
  const value = room.doc.getMap(ROOT.fields).get(key) as FieldValue | undefined;
  return [value ?? ""].flat().join("\n");
}

/**
 * A field of the template, shared live. Typed words enter the room after a pause or when the
 * input is left; until then they are held, so that the page does not call itself saved.
 */
export function useField(room: Room, field: TemplateField) {
  const { key, kind } = field;
  const [draft, setDraft] = useState<string | null>(null);
  const [shared, setShared] = useState(() => readField(room, key));
  const holder = useRef({ timer: undefined as ReturnType<typeof setTimeout> | undefined });

  useEffect(() => {
    const fields = room.doc.getMap(ROOT.fields);
    const read = () => setShared(readField(room, key));
    read();
    fields.observe(read);
    return () => fields.unobserve(read);
  }, [room, key]);

  const commit = (text: string) => {
    clearTimeout(holder.current.timer);
    const value = kind === "list" ? lines(text) : text;
    if ([value].flat().join("\n") !== readField(room, key)) {
      room.doc.getMap(ROOT.fields).set(key, value);
    }
    room.ledger.release(holder.current);
  };
  return {
    value: draft ?? shared,
    type: (text: string) => {
      setDraft(text);
      room.ledger.hold(holder.current);
      clearTimeout(holder.current.timer);
      holder.current.timer = setTimeout(() => commit(text), PAUSE);
    },
    leave: () => {
      if (draft === null) return;
      commit(draft);
      setDraft(null);
    },
  };
}

function lines(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)
    .slice(0, 50);
}

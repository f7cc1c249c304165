"use client";
import { useLayoutEffect, useSyncExternalStore } from "react";
import type { TemplateField } from "#domain/templates/template.ts";
import { deskOf } from "./field-desk.ts";
import type { Room } from "./room.ts";

/** A field of the template, as it is shown, and what can be done with it (`FieldDesk`). */
export function useField(room: Room, field: TemplateField) {
  const desk = deskOf(room, field);
  const view = useSyncExternalStore(desk.subscribe, desk.view);
  // An input that goes away loses nothing; layout effects end before the room is left.
  useLayoutEffect(() => () => desk.leave(), [desk]);
  return {
    ...view,
    type: (text: string) => desk.type(text),
    leave: () => desk.leave(),
    swap: (words: string) => desk.swap(words),
    dismiss: (words: string) => desk.dismiss(words),
  };
}

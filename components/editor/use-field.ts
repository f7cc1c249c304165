"use client";
import { useEffect, useRef, useState } from "react";
import type { FieldValue } from "#domain/canonical.ts";
import { ROOT } from "#domain/room.ts";
import { holdsList, type TemplateField } from "#domain/templates/template.ts";
import { SentWords } from "./field-entry.ts";
import { meetWords } from "./merge-words.ts";
import type { Room } from "./room.ts";

const PAUSE = 500;

/** What is typed here and what the room held when it was last seen. */
type Desk = {
  draft: string | null;
  base: string;
  sent: SentWords;
  timer: ReturnType<typeof setTimeout> | undefined;
};

/** The text of a field in the room: a list has one item a line. */
export function readField(room: Room, key: string): string {
  const value = room.doc.getMap(ROOT.fields).get(key) as FieldValue | undefined;
  return [value ?? ""].flat().join("\n");
}

/**
 * A field of the template, shared live. Typed words enter the room after a pause or when the input
 * is left; until then they are held, so that the page does not call itself saved. What a colleague
 * writes meanwhile is joined with them; where both changed the same place, the input keeps what it
 * shows and offers the `other` words. Words that were sent and then replaced by somebody who had not
 * seen them are offered too, also when the input was left long ago.
 */
export function useField(room: Room, field: TemplateField) {
  const { key } = field;
  const [draft, setDraft] = useState<string | null>(null);
  const [shared, setShared] = useState(() => readField(room, key));
  const [other, setOther] = useState<string | null>(null);
  const desk = useRef<Desk>({ draft: null, base: "", sent: new SentWords(), timer: undefined });
  const show = (text: string | null) => {
    desk.current.draft = text;
    setDraft(text);
  };

  useEffect(() => {
    const fields = room.doc.getMap(ROOT.fields);
    const read = () => {
      const theirs = readField(room, key);
      setShared(theirs);
      const { draft: mine, base, sent } = desk.current;
      desk.current.base = theirs;
      const lost = sent.lost(fields, key);
      if (mine === null && lost !== null && lost !== theirs) setOther(lost);
      if (mine === null || theirs === base) return;
      const met = meetWords(base, mine, theirs);
      if (met.other !== null) setOther(met.other);
      desk.current.draft = met.shown;
      setDraft(met.shown);
    };
    read();
    fields.observe(read);
    return () => fields.unobserve(read);
  }, [room, key]);

  const commit = (text: string) => write(room, field, desk.current, text);
  const type = (text: string) => {
    show(text);
    room.ledger.hold(desk.current);
    clearTimeout(desk.current.timer);
    // What is shown by then: a colleague's words may have been joined in.
    desk.current.timer = setTimeout(() => commit(desk.current.draft ?? text), PAUSE);
  };
  return {
    value: draft ?? shared,
    typing: draft !== null,
    other,
    type,
    leave: () => {
      if (desk.current.draft === null) return;
      commit(desk.current.draft);
      show(null);
    },
    /** Puts the offered words into the field, and offers those that stood there. */
    swap: () => {
      if (other === null) return;
      setOther(draft ?? shared);
      show(null);
      commit(other);
    },
    dismiss: () => setOther(null),
  };
}

/** Brings the words of an input into the room, unless they stand there already. */
function write(room: Room, field: TemplateField, desk: Desk, text: string): void {
  clearTimeout(desk.timer);
  const value = fieldValueOf(field, text);
  const words = [value].flat().join("\n");
  if (words !== readField(room, field.key)) {
    // Known before the room tells of it: one's own words are no colleague's.
    desk.base = words;
    const fields = room.doc.getMap(ROOT.fields);
    fields.set(field.key, value);
    desk.sent.note(fields, field.key, words);
  }
  room.ledger.release(desk);
}

/** What the room holds; a pair keeps both its places as long as one of them is filled. */
function fieldValueOf(field: TemplateField, text: string): string | string[] {
  if (!holdsList(field)) return text;
  const lines = text.split("\n").map((line) => line.trim());
  if (field.kind !== "pairs") return lines.filter(Boolean).slice(0, 50);
  return lines
    .flatMap((line, at) => (at % 2 === 0 ? [[line, lines[at + 1] ?? ""]] : []))
    .filter((pair) => pair.some(Boolean))
    .slice(0, 25)
    .flat();
}

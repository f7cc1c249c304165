import type { FieldValue } from "#domain/canonical.ts";
import { ROOT } from "#domain/room.ts";
import { holdsList, type TemplateField } from "#domain/templates/template.ts";
import { type EntryId, entryOf, isBuiltOn, SentWords } from "./field-entry.ts";
import { meetWords } from "./merge-words.ts";
import type { Room } from "./room.ts";

const PAUSE = 500;

/** What is shown of a field: its words, whether they are being typed here, and what did not get in. */
export type FieldView = { value: string; typing: boolean; offered: readonly string[] };

/** Words that are offered; `standing` while they are what the room holds. */
type Offer = { words: string; standing: EntryId | null };

/** The text of a field in the room: a list has one item a line. */
function readField({ doc }: Pick<Room, "doc">, key: string): string {
  const value = doc.getMap(ROOT.fields).get(key) as FieldValue | undefined;
  return [value ?? ""].flat().join("\n");
}

const desks = new WeakMap<object, Map<string, FieldDesk>>();

/** The desk of a field: one for as long as the room is open, also while its input is not shown. */
export function deskOf(room: Room, field: TemplateField): FieldDesk {
  const known = desks.get(room) ?? new Map<string, FieldDesk>();
  desks.set(room, known);
  const desk = known.get(field.key) ?? new FieldDesk(room, field);
  known.set(field.key, desk);
  return desk;
}

/**
 * A field of the template, shared live. Typed words enter the room after a pause or when the input
 * is left; until then they are held, so that the page does not call itself saved. What a colleague
 * writes meanwhile is joined with them; where both changed the same place, the input keeps what it
 * shows and the other words are offered. Words that were sent and then replaced by somebody who had
 * not seen them are offered too, also when the input was left long ago. An offer stays until it is
 * taken or dismissed.
 */
export class FieldDesk {
  readonly #room: Pick<Room, "doc" | "ledger">;
  readonly #field: TemplateField;
  readonly #sent = new SentWords();
  readonly #listeners = new Set<() => void>();
  #draft: string | null = null;
  /** What the room held when it was last seen. */
  #base: string;
  #offers: Offer[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #view: FieldView;

  constructor(room: Pick<Room, "doc" | "ledger">, field: TemplateField) {
    this.#room = room;
    this.#field = field;
    this.#base = readField(room, field.key);
    this.#view = this.#look();
    this.#fields.observe(() => this.#meet());
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly view = (): FieldView => this.#view;

  type(text: string): void {
    this.#draft = text;
    this.#room.ledger.hold(this);
    clearTimeout(this.#timer);
    // What is shown by then: a colleague's words may have been joined in.
    this.#timer = setTimeout(() => this.#write(this.#draft ?? text), PAUSE);
    this.#tell();
  }

  /** Call it when the input is left or goes away. */
  leave(): void {
    if (this.#draft === null) return;
    this.#write(this.#draft);
    this.#draft = null;
    this.#tell();
  }

  /** Puts offered words into the field, and offers those that stood there. */
  swap(words: string): void {
    const { value } = this.#view;
    this.#draft = null;
    this.#write(words);
    this.#drop(words);
    this.#offer(value, null);
    this.#tell();
  }

  /** Puts words into the field at once, in place of whatever is shown. */
  put(words: string): void {
    this.#draft = null;
    this.#write(words);
    this.#tell();
  }

  dismiss(words: string): void {
    this.#drop(words);
    this.#tell();
  }

  get #fields() {
    return this.#room.doc.getMap(ROOT.fields);
  }

  #meet(): void {
    const { key } = this.#field;
    const theirs = readField(this.#room, key);
    const base = this.#base;
    this.#base = theirs;
    const lost = this.#sent.lost(this.#fields, key);
    const mine = this.#draft;
    if (mine === null && lost !== null && lost !== theirs) this.#offer(lost, null);
    if (mine !== null && theirs !== base) {
      const { shown, other } = meetWords(base, mine, theirs);
      if (other !== null) this.#offer(other, other === theirs ? this.#entry() : null);
      this.#draft = shown;
    }
    this.#tell();
  }

  /** Words on which a colleague has gone on writing make way for what they have become. */
  #offer(words: string, standing: EntryId | null): void {
    const outgrown = ({ standing: entry }: Offer) =>
      standing && entry && isBuiltOn(this.#fields, this.#field.key, entry);
    this.#offers = this.#offers.filter((one) => one.words !== words && !outgrown(one));
    this.#offers.push({ words, standing });
  }

  #drop(words: string): void {
    this.#offers = this.#offers.filter((one) => one.words !== words);
  }

  /** Brings words into the room, unless they stand there already. */
  #write(text: string): void {
    clearTimeout(this.#timer);
    const { key } = this.#field;
    const value = fieldValueOf(this.#field, text);
    const words = [value].flat().join("\n");
    if (words !== readField(this.#room, key)) {
      // Known before the room tells of it: one's own words are no colleague's.
      this.#base = words;
      this.#offers = this.#offers.map((one) => ({ ...one, standing: null }));
      this.#fields.set(key, value);
      this.#sent.note(this.#fields, key, words);
    }
    this.#room.ledger.release(this);
  }

  #entry(): EntryId | null {
    return entryOf(this.#fields, this.#field.key);
  }

  #look(): FieldView {
    const offered = this.#offers.map(({ words }) => words);
    return { value: this.#draft ?? this.#base, typing: this.#draft !== null, offered };
  }

  #tell(): void {
    this.#view = this.#look();
    for (const listener of this.#listeners) listener();
  }
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

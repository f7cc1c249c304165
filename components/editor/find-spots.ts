import type { Editor } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { textBlocksOf } from "#domain/checks/checked-text.ts";
import type { TemplateField } from "#domain/templates/template.ts";
import { deskOf } from "./field-desk.ts";
import type { Match } from "./find-words.ts";
import { keepPlace, placeNow } from "./kept-place.ts";
import type { Room } from "./room.ts";

/** What of a quote is no part of the running text, in the order in which it is read. */
export const SOURCES = ["speaker", "position"] as const;

/** Something that holds words: a block of title or body, the source of a quote, a field. */
export type Spot =
  | { kind: "title" | "body"; editor: Editor; start: number }
  | { kind: "source"; editor: Editor; quote: number; end: number; part: (typeof SOURCES)[number] }
  | { kind: "field"; field: TemplateField; index: number };

export type Searched = {
  title: Editor;
  body: Editor;
  room: Room;
  fields: readonly TemplateField[];
};

/**
 * A match where it is: a range of the document in title and body, else one of the spot's own words.
 * `held` is all that the spot held when it was found.
 */
export type Place = Match & { spot: Spot; held: string };

/** Where a place is read: before another one whose first different number is higher. */
export type Order = readonly [part: number, place: number, source: number, from: number];

/** A place that stays with its words. */
export type Anchor = { place: Place; kept: unknown };

type Held = { spot: Spot; text: string };

const IN_WORDS = ["text", "longtext", "url", "list", "urls", "pairs"];

/** Everything that holds words, as one reads it: title, body with the sources of quotes, fields. */
export function heldIn({ title, body, room, fields }: Searched): Held[] {
  const written = fields.flatMap((field, index): Held[] => {
    if (!IN_WORDS.includes(field.kind)) return [];
    return [{ spot: { kind: "field", field, index }, text: deskOf(room, field).view().value }];
  });
  return [...blocksOf("title", title), ...bodyOf(body), ...written];
}

function blocksOf(kind: "title" | "body", editor: Editor): Held[] {
  return textBlocksOf(editor.state.doc).map(({ position, text }) => ({
    spot: { kind, editor, start: position },
    text,
  }));
}

/** The blocks of a body, and behind the words of each quote its sources. */
export function bodyOf(editor: Editor): Held[] {
  const held = [...blocksOf("body", editor), ...sourcesOf(editor)];
  const placed = held.map((one) => ({ one, order: orderOf(one.spot, 0) }));
  return placed.sort((a, b) => compareOrders(a.order, b.order)).map(({ one }) => one);
}

function sourcesOf(editor: Editor): Held[] {
  const found: Held[] = [];
  editor.state.doc.descendants((node, quote) => {
    const end = quote + node.nodeSize - 1;
    for (const part of node.type.name === "quote" ? SOURCES : []) {
      found.push({
        spot: { kind: "source", editor, quote, end, part },
        text: sourceIn(node, part),
      });
    }
    return !node.isTextblock;
  });
  return found;
}

/** What stands in a source of a quote; "" where nothing does. */
export function sourceIn(quote: Node | null, part: (typeof SOURCES)[number]): string {
  return (quote?.attrs[part] as string | null | undefined) ?? "";
}

/** The match in what was held when it was looked for. */
export function placeOf(match: Match, held: readonly Held[]): Place[] {
  const there = held[match.text];
  if (!there) return [];
  const { spot, text } = there;
  const start = "start" in spot ? spot.start : 0;
  return [{ ...match, spot, held: text, from: start + match.from, to: start + match.to }];
}

function orderOf(spot: Spot, from: number): Order {
  switch (spot.kind) {
    case "title":
      return [0, 0, 0, from];
    case "body":
      return [1, from || spot.start, 0, 0];
    case "source":
      return [1, spot.end, 1 + SOURCES.indexOf(spot.part), from];
    case "field":
      return [2, spot.index, 0, from];
  }
}

/** Below zero where the first one is read first, above it where it is read later. */
export function compareOrders(one: Order, other: Order): number {
  const at = one.findIndex((number, index) => number !== other[index]);
  return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}

/** Holds on to a place, or to what is read so many signs behind its beginning. */
export function anchorAt(place: Place, further = 0): Anchor {
  const { spot } = place;
  const from = place.from + further;
  const moved = { ...place, from };
  if (spot.kind === "field") return { place: moved, kept: null };
  return { place: moved, kept: keepPlace(spot.editor, spot.kind === "source" ? spot.end : from) };
}

/** The first place that is read at or after an anchor; without one, after the caret of the body. */
export function currentOf(places: readonly Place[], body: Editor, anchor: Anchor | null): number {
  const caret = body.state.selection.from;
  if (!anchor && caret <= 1) return 0;
  const now = anchor ? orderNow(anchor) : ([1, caret, 0, 0] as const);
  const isBehind = ({ spot, from }: Place) => compareOrders(orderOf(spot, from), now) >= 0;
  return Math.max(places.findIndex(isBehind), 0);
}

function orderNow({ place: { spot, from }, kept }: Anchor): Order {
  const order = orderOf(spot, from);
  if (spot.kind === "field") return order;
  const now = placeNow(spot.editor, kept);
  if (now === null) return order;
  return spot.kind === "source" ? orderOf({ ...spot, end: now }, from) : orderOf(spot, now);
}

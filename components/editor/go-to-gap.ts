import type { Editor } from "@tiptap/core";
import type { Gap } from "#domain/gaps.ts";
import { ROOT } from "#domain/room.ts";
import type { Panel } from "./panel-place.tsx";
import { selectPlaceholder } from "./placeholders.ts";
import type { Room } from "./room.ts";

type Desk = { room: Room; panel: Panel; body: Editor | null; title: Editor | null };

/** To the place where something is missing: in the title, in the text, or among the fields. */
export function goToGap({ room, panel, body, title }: Desk, gap: Gap): void {
  switch (gap.kind) {
    case "field":
    case "value":
      panel.show("fields", gap.field);
      break;
    case "title":
    case "title-characters":
      title?.commands.focus();
      break;
    case "body":
      body?.commands.focus();
      break;
    case "placeholder":
      goToPlaceholder({ room, panel, body }, gap.placeholder);
  }
}

function goToPlaceholder({ room, panel, body }: Omit<Desk, "title">, words: string): void {
  const isThere = (body && selectPlaceholder(body, words)) || focusSource(words);
  if (!isThere) panel.show("fields", fieldWith(room, words));
}

/** A placeholder that is not in the words of the body may stand in the source of a quote. */
function focusSource(words: string): boolean {
  const inputs = document.querySelectorAll<HTMLInputElement>(".body-editor input");
  const input = [...inputs].find(({ value }) => value.includes(words));
  input?.focus();
  return input !== undefined;
}

function fieldWith(room: Room, words: string): string | null {
  const entries = [...room.doc.getMap(ROOT.fields).entries()];
  return entries.find(([, value]) => [value].flat().join().includes(words))?.[0] ?? null;
}

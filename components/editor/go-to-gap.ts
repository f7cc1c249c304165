import type { Editor } from "@tiptap/core";
import { selectPicture } from "#components/media/place-picture.ts";
import type { Gap } from "#domain/gaps.ts";
import { ROOT } from "#domain/room.ts";
import type { Panel } from "./panel-place.tsx";
import { selectPlaceholder } from "./placeholders.ts";
import type { Room } from "./room.ts";

/** What of the desk a gap may lead to. */
export type Desk = { room: Room; body: Editor | null; title: Editor | null; panel: Panel };

/** Leads to where something is missing. */
export function goToGap(gap: Gap, { room, body, title, panel }: Desk): void {
  switch (gap.kind) {
    case "field":
    case "value":
      return void panel.show("fields", gap.field);
    case "title":
    case "title-characters":
      return void title?.commands.focus();
    case "body":
      return void body?.commands.focus();
    case "picture":
      return void (body && selectPicture(body, gap.picture));
    case "placeholder": {
      if (body && selectPlaceholder(body, gap.placeholder)) return;
      if (!focusSource(gap.placeholder)) panel.show("fields", fieldWith(room, gap.placeholder));
    }
  }
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
